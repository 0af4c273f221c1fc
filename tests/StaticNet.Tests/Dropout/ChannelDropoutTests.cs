using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Dropout;

/// <summary>Dropout of whole channels: against the scalar implementation, and by what it drops.</summary>
public sealed class ChannelDropoutTests
{
    private const int Channels = 40, Positions = 6;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(17)]
    public void ComputeGradients_AnyBatch_AgreesWithScalar(int samples)
    {
        var generated = GeneratedNetwork.Of<ChannelDropoutInside>((seed, capacity) => new ChannelDropoutInside(seed, capacity));
        ScalarChannelDropout first = new(0.3f, 0), last = new(0.5f, 2);
        var between = new ScalarDropout(0.2f, 1);
        var scalar = new ScalarNetwork(
            [5, 3, 4],
            [first, new ScalarReshape(60), new ScalarDense(40), new ScalarReshape(20, 2), new ScalarTanh(), new ScalarReshape(40), between, new ScalarReshape(20, 2), last,
                new ScalarReshape(40), new ScalarDense(3)],
            new ScalarMeanSquaredError());
        using var network = generated.Create(seed: 1, batchCapacity: samples + 1);
        var batch = ScalarBatch.Draw(scalar, samples, seed: 5, kinkDistance: 1e-5);
        for (int p = 0; p < scalar.Parameters.Count; p++)
            generated.Architecture.Parameters[p].In(network.Parameters).CopyFrom(Array.ConvertAll(scalar.Parameters[p].Values, value => (float)value));
        foreach (long step in (long[])[0, 1L << 40])
        {
            network.TrainingPosition = new TrainingPosition(99, step);
            first.Position = between.Position = last.Position = network.TrainingPosition;

            double loss = scalar.ComputeGradients(batch.Inputs, batch.Targets);
            var tolerance = ScalarTolerance.Contract(scalar, batch);
            var result = network.ComputeGradients(batch.FlatInputs, batch.FlatTargets);

            TensorComparison.AssertWithin("The loss", [result.Loss], [loss], tolerance.Loss);
            for (int p = 0; p < scalar.Parameters.Count; p++)
                TensorComparison.AssertWithin(
                    $"Step {step}, {scalar.Parameters[p].Name}", generated.Architecture.Parameters[p].In(network.Gradients).ToArray(),
                    scalar.Parameters[p].Gradients, tolerance.Gradients[p]);
        }
    }

    [Fact]
    public void Factors_OfAChannel_AreAlikeAndKeepTheMean()
    {
        using var network = new ChannelDropoutOfInputs(seed: 3);
        double dropped = 0;
        for (int step = 0; step < 500; step++)
        {
            float[][] channels = [.. FactorsOf(network).Chunk(Positions)];
            Assert.All(channels, channel => Assert.Single(channel.Distinct()));
            Assert.All(channels, channel => Assert.True(channel[0] is 0f or 1f / 0.75f));
            dropped += channels.Count(channel => channel[0] == 0f);
        }

        // Six standard deviations of 20,000 draws.
        Assert.Equal(0.25, dropped / (500 * Channels), 6 * Math.Sqrt(0.25 * 0.75 / (500 * Channels)));
    }

    [Fact]
    public void Samples_OfABatch_DropChannelsOfTheirOwn()
    {
        using var network = new ChannelDropoutOfInputs(seed: 3);
        float[] alone = FactorsOf(network, sample: 0), other = FactorsOf(network, sample: 1);

        Assert.NotEqual(alone, other);
    }

    [Fact]
    public void Predict_WithChannelDropout_KeepsEveryValue()
    {
        using var network = new ChannelDropoutOfInputs(seed: 3);
        network.Parameters.Fill(1f);
        float[] inputs = new float[Channels * Positions], outputs = new float[1];
        Array.Fill(inputs, 1f);

        network.Predict(inputs, outputs);
        Assert.Equal(Channels * Positions, outputs[0]);
    }

    [Fact]
    public void Rate_SetAtRunTime_IsInForce()
    {
        using var network = new ChannelDropoutOfInputs(seed: 3) { ChannelDropout1Rate = 0f };

        Assert.Equal([1f], FactorsOf(network).Distinct());
        Assert.Throws<ArgumentOutOfRangeException>("ChannelDropout1Rate", () => network.ChannelDropout1Rate = 1.5f);
    }

    // With inputs of 1 in one sample, and 0 in another, the weights' gradients are all the same multiple of that sample's factors.
    private static float[] FactorsOf(ChannelDropoutOfInputs network, int sample = 0)
    {
        network.Parameters.Clear();
        float[] inputs = new float[2 * Channels * Positions];
        inputs.AsSpan(sample * Channels * Positions, Channels * Positions).Fill(1f);
        if (sample > 0)
            network.TrainingPosition = new TrainingPosition(network.TrainingPosition.Seed, network.TrainingPosition.Step - 1);
        network.ComputeGradients(inputs, [-1f, -1f]);
        return network.Dense1.WeightsGradient.ToArray();
    }
}
