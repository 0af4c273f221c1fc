using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Attention;

/// <summary>Dropout of an attention's probabilities, beside what <see cref="Dropout.DropoutTests"/> compare: shorter samples, rates.</summary>
public sealed class AttentionDropoutTests
{
    private static readonly int[] Shorter = [3, 21, 1, 8, 16, 17];

    [Fact]
    public void ComputeGradients_ShorterSamples_AgreesWithScalar() => AssertAgrees(
        GeneratedNetwork.Of<ShorterDroppedHeads>((seed, capacity) => new ShorterDroppedHeads(seed, capacity)),
        dropout => new ScalarSelfAttention(2, dropout: dropout, longest: 21), 0.4f);

    [Fact]
    public void ComputeGradients_ShorterCausalSamples_AgreesWithScalar() => AssertAgrees(
        GeneratedNetwork.Of<ShorterDroppedWideHeads>((seed, capacity) => new ShorterDroppedWideHeads(seed, capacity)),
        dropout => new ScalarSelfAttention(2, causal: true, rotaryBase: 1e4, dropout: dropout, longest: 21), 0.25f);

    [Fact]
    public void ScalarLayer_Gradients_AgreeWithDifferences()
    {
        var dropout = new ScalarDropout(0.4f, 0) { Position = new TrainingPosition(5, 6) };
        var scalar = new ScalarNetwork([3, 4], [new ScalarDense(4), new ScalarSelfAttention(2, causal: true, dropout: dropout), new ScalarDense(2)], new ScalarMeanSquaredError());
        var batch = ScalarBatch.Draw(scalar, 2, seed: 1, kinkDistance: 1e-3);
        double[][] expected = scalar.CentralDifferences(batch.Inputs, batch.Targets, 1e-5);

        scalar.ComputeGradients(batch.Inputs, batch.Targets);

        Assert.All(expected.Zip(scalar.Parameters), pair => Assert.All(pair.First.Zip(pair.Second.Gradients), values => Assert.Equal(values.First, values.Second, 1e-8)));
    }

    [Fact]
    public void Predict_WithDropout_SameBitsAsWithout()
    {
        using var plain = new SharedAttention(3, batchCapacity: AttentionTraining.Samples);
        using var dropped = new SharedDropoutAttention(3, batchCapacity: AttentionTraining.Samples);
        float[] expected = new float[AttentionTraining.Samples * AttentionTraining.Steps * AttentionTraining.Tokens], actual = new float[expected.Length];

        plain.Predict(AttentionTraining.Inputs(), expected);
        dropped.Predict(AttentionTraining.Inputs(), actual);

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Rate_OfZero_SameBitsAsWithoutDropout()
    {
        using var plain = new SharedAttention(3, batchCapacity: AttentionTraining.Samples);
        using var dropped = new SharedDropoutAttention(3, batchCapacity: AttentionTraining.Samples);
        Assert.Equal([0.2f, 0.4f], [dropped.SelfAttention1Dropout, dropped.SelfAttention2Dropout]);
        dropped.SelfAttention1Dropout = dropped.SelfAttention2Dropout = 0f;

        plain.ComputeGradients(AttentionTraining.Inputs(), AttentionTraining.Labels);
        dropped.ComputeGradients(AttentionTraining.Inputs(), AttentionTraining.Labels);

        Assert.Equal(plain.Gradients.ToArray(), dropped.Gradients.ToArray());
    }

    [Fact]
    public void Rate_OfOne_LeavesBiasesAlone()
    {
        using var network = new DropoutOfEverything(seed: 3, batchCapacity: 2);
        float[] outputs = new float[2 * 5 * 6];
        network.SelfAttention1.OutProjBias.CopyFrom([.. Enumerable.Repeat(0.5f, 6)]);

        network.ComputeGradients([.. Enumerable.Range(0, outputs.Length).Select(i => MathF.Sin(i))], new float[outputs.Length]);
        network.CopyTrainingOutputs(outputs);

        Assert.All(outputs, output => Assert.Equal(0.5f, output));
        Assert.All(network.SelfAttention1.InProjWeightGradient.ToArray(), gradient => Assert.Equal(0f, gradient));
    }

    [Theory]
    [InlineData(-0.01f)]
    [InlineData(1.01f)]
    [InlineData(float.NaN)]
    public void Rate_OutsideItsLimits_Throws(float rate)
    {
        using var network = new DropoutOfEverything(seed: 3);

        Assert.Throws<ArgumentOutOfRangeException>("SelfAttention1Dropout", () => network.SelfAttention1Dropout = rate);
    }

    // Each sample by a network of its own steps, at its place in the batch.
    private static void AssertAgrees(GeneratedNetwork generated, Func<ScalarDropout, ScalarSelfAttention> attention, float rate)
    {
        int steps = generated.Architecture.Steps!.Value, features = generated.Architecture.InputLength / steps;
        var random = new Random(7);
        using var network = generated.Create(seed: 1, batchCapacity: Shorter.Length);
        network.TrainingPosition = new TrainingPosition(99, 4);
        double[][] gradients = [.. generated.Architecture.Parameters.Select(parameter => new double[parameter.Count])];
        float[] inputs = new float[Shorter.Length * steps * features], targets = new float[Shorter.Length * steps * 3];
        for (int sample = 0; sample < Shorter.Length; sample++)
        {
            var dropout = new ScalarDropout(rate, 0) { FirstSample = sample, Position = network.TrainingPosition };
            var scalar = new ScalarNetwork([Shorter[sample], features], [attention(dropout), new ScalarDense(3)], new ScalarMeanSquaredError());
            for (int p = 0; p < gradients.Length; p++)
                Array.ConvertAll(generated.Architecture.Parameters[p].In(network.Parameters).ToArray(), value => (double)value).CopyTo(scalar.Parameters[p].Values, 0);
            double[] input = scalar.DrawInput(1.5, random), target = scalar.DrawTarget(random);
            scalar.ComputeGradients([input], [target]);
            for (int p = 0; p < gradients.Length; p++)
                for (int i = 0; i < gradients[p].Length; i++)
                    gradients[p][i] += scalar.Parameters[p].Gradients[i] * Shorter[sample] / Shorter.Sum();
            Array.ConvertAll(input, value => (float)value).CopyTo(inputs, sample * steps * features);
            Array.ConvertAll(target, value => (float)value).CopyTo(targets, sample * steps * 3);
        }

        network.ComputeGradients(new Batch(generated.Architecture.SampleShape, Shorter.Length, inputs, [], new Targets(targets)) { Lengths = Shorter });

        for (int p = 0; p < gradients.Length; p++)
            TensorComparison.AssertWithin(
                generated.Architecture.Parameters[p].FullName, generated.Architecture.Parameters[p].In(network.Gradients).ToArray(), gradients[p],
                ScalarTolerance.PartOfLargest * TensorComparison.LargestMagnitude(gradients[p]));
    }
}
