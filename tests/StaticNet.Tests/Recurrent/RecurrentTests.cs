using Xunit;

namespace StaticNet.Tests.Recurrent;

/// <summary>What recurrences promise beside their numbers.</summary>
public sealed class RecurrentTests
{
    [Fact]
    public void Parameters_Lstm_AreNamedAsInPyTorch()
    {
        var names = BothWays.Architecture.Parameters.Where(parameter => parameter.Layer == "Lstm1").Take(8).Select(parameter => parameter.Name);

        Assert.Equal(
            ["WeightIhL0", "WeightHhL0", "BiasIhL0", "BiasHhL0", "WeightIhL0Reverse", "WeightHhL0Reverse", "BiasIhL0Reverse", "BiasHhL0Reverse"], names);
    }

    [Fact]
    public void InitialWeights_Lstm_AreOrthogonalByGateAndForgetNothing()
    {
        using var network = new LongMemory(seed: 5, batchCapacity: 1);
        float[] states = Parameter(network, "WeightHhL0"), bias = Parameter(network, "BiasIhL0");

        for (int gate = 0; gate < 4; gate++)
            for (int row = 0; row < 17; row++)
                for (int other = 0; other <= row; other++)
                    Assert.Equal(row == other ? 1 : 0, Enumerable.Range(0, 17).Sum(i => (double)states[((gate * 17) + row) * 17 + i] * states[((gate * 17) + other) * 17 + i]), 1e-5);
        Assert.Equal([.. Enumerable.Range(0, 68).Select(row => row / 17 == 1 ? 1f : 0f)], bias);
        Assert.All(Parameter(network, "BiasHhL0"), value => Assert.Equal(0f, value));
    }

    [Fact]
    public void InitialWeights_Identity_AreThoseOfStatesAndOfEachGate()
    {
        using var network = new KeptState(seed: 5, batchCapacity: 1);

        Assert.Equal(Enumerable.Range(0, 18 * 18).Select(i => i / 18 == i % 18 ? 0.5f : 0f), network.Rnn1.WeightHhL0.ToArray());
        Assert.Equal(Enumerable.Range(0, 9 * 3).Select(i => i / 3 % 3 == i % 3 ? 1f : 0f), network.Gru1.WeightHhL0.ToArray());
        Assert.All(network.Rnn1.WeightIhL0.ToArray(), value => Assert.NotEqual(0f, value));
        Assert.All(network.Rnn1.BiasHhL0.ToArray(), value => Assert.Equal(0f, value));
    }

    [Fact]
    public void InitialWeights_PyTorch_AreUniformByUnits()
    {
        using var network = new PyTorchStart(seed: 5, batchCapacity: 1);
        double bound = 1 / Math.Sqrt(6);

        foreach (var parameter in PyTorchStart.Architecture.Parameters.Where(parameter => parameter.Layer == "Lstm1"))
        {
            float[] values = parameter.In(network.Parameters).ToArray();
            Assert.All(values, value => Assert.InRange(value, -bound, bound));
            Assert.True(values.Max() > 0.8 * bound && values.Min() < -0.8 * bound, parameter.Name);
        }
    }

    [Fact]
    public void ComputeGradients_TwoWorkers_GiveTheBitsOfOne()
    {
        const int Samples = 37;
        var random = new Random(1);
        float[] inputs = [.. Enumerable.Range(0, Samples * 12 * 16).Select(_ => (float)((2 * random.NextDouble()) - 1))];
        int[] labels = [.. Enumerable.Range(0, Samples).Select(sample => sample % 4)];
        using var one = new SharedMemory(seed: 1, batchCapacity: Samples);
        using var two = new SharedMemory(seed: 1, batchCapacity: Samples, workers: 2);

        var expected = one.ComputeGradients(inputs, labels);
        var actual = two.ComputeGradients(inputs, labels);

        Assert.Equal(expected, actual);
        Assert.Equal(one.Gradients.ToArray(), two.Gradients.ToArray());
    }

    [Fact]
    public void Predict_SampleOfABatch_GivesTheBitsOfTheSampleAlone()
    {
        const int Samples = 13;
        var random = new Random(2);
        float[] inputs = [.. Enumerable.Range(0, Samples * 12 * 16).Select(_ => (float)((2 * random.NextDouble()) - 1))], batch = new float[Samples * 4];
        using var network = new SharedMemory(seed: 1, batchCapacity: Samples);
        network.Predict(inputs, batch);

        for (int sample = 0; sample < Samples; sample++)
        {
            float[] alone = new float[4];
            network.Predict(inputs.AsSpan(sample * 192, 192), alone);
            Assert.Equal(batch[(sample * 4)..((sample + 1) * 4)], alone);
        }
    }

    private static float[] Parameter(LongMemory network, string name) =>
        LongMemory.Architecture.Parameters.Single(parameter => parameter.Name == name).In(network.Parameters).ToArray();
}
