using Xunit;

namespace StaticNet.Tests.Networks;

/// <summary>One sample of a small network, which is computed in memory of its own: right or refused, whatever other calls do.</summary>
public sealed class SingleSampleTests : IDisposable
{
    private readonly SingleSampleNetwork _network = new(1, batchCapacity: 4);
    private readonly float[] _inputs = [0.5f, -1f, 2f, 0.25f, -0.75f];

    public void Dispose() => _network.Dispose();

    [Fact]
    public void Predict_OneSample_HasTheBitsOfABatch()
    {
        float[] one = new float[3], batch = new float[9];

        _network.Predict(_inputs, one);
        _network.Predict([.. _inputs, .. _inputs, .. _inputs], batch);

        Assert.Equal((float[])[.. one, .. one, .. one], batch);
    }

    [Fact]
    public void Predict_OneSampleWhileAnotherCallUsesTheNetwork_IsRefusedWithTheWayOut()
    {
        float[] outputs = [7f, 7f, 7f];
        using (((INetwork)_network).Memory!.Use())
            Assert.Contains(
                "CreateReader", Assert.Throws<InvalidOperationException>(() => _network.Predict(_inputs, outputs)).Message, StringComparison.Ordinal);
        Assert.All(outputs, output => Assert.Equal(7f, output));

        _network.Predict(_inputs, outputs);
        _network.Dispose();
        Assert.Throws<ObjectDisposedException>(() => _network.Predict(_inputs, outputs));
    }

    [Fact]
    public void ReadWeights_ChangedMeanwhile_AreRefused()
    {
        var memory = ((INetwork)_network).Memory!;
        Assert.True(memory.TryReadWeights(out long version));
        memory.ThrowIfChanged(version);

        _network.Initialize(2);

        Assert.Contains("CreateReader", Assert.Throws<InvalidOperationException>(() => memory.ThrowIfChanged(version)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, float.NaN)]
    [InlineData(3, float.PositiveInfinity)]
    [InlineData(4, float.NegativeInfinity)]
    public void Predict_OneSampleWithABadValue_NamesIt(int index, float value)
    {
        float[] outputs = new float[3];
        _inputs[index] = value;

        Assert.Contains($"Input {index}", Assert.Throws<ArgumentException>(() => _network.Predict(_inputs, outputs)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("outputs", () => _network.Predict(new float[5], new float[4]));
    }

    [Fact]
    public void Predict_OneSampleOnSeveralThreadsWhileWeightsChange_AnswersWithOldOrNewOnesOrIsRefused()
    {
        float[][] right = [new float[3], new float[3]];
        for (int seed = 0; seed < 2; seed++)
        {
            _network.Initialize((ulong)seed);
            _network.Predict(_inputs, right[seed]);
        }

        int changing = 1, wrong = 0;
        var reading = new Thread(() => NetworkUseTests.RunThreads(() =>
        {
            float[] outputs = new float[3];
            while (Volatile.Read(ref changing) == 1)
                if (NetworkUseTests.IsAnswered(() => _network.Predict(_inputs, outputs)) && !right.Any(outputs.SequenceEqual))
                    Interlocked.Increment(ref wrong);
        }));
        reading.Start();
        for (int i = 0; i < 3000; i++)
            NetworkUseTests.IsAnswered(() => _network.Initialize((ulong)(i % 2)));
        Volatile.Write(ref changing, 0);
        reading.Join();

        Assert.Equal(0, wrong);
    }
}

/// <summary>Layers of more and of fewer than eight outputs, with an activation joined and one that is not.</summary>
[Network(5)]
[Dense(20), Tanh]
[Dense(7), Relu]
[Dense(3)]
[MeanSquaredError]
internal sealed partial class SingleSampleNetwork;
