using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Networks;

/// <summary>Readers: networks with memory of their own on the weights of another.</summary>
public sealed class ReaderTests : IDisposable
{
    private const int Calls = 20_000;

    private readonly SharedNetwork _network = new(1, batchCapacity: 4);
    private readonly float[] _inputs = NetworkUseTests.Inputs(3);
    private readonly int[] _labels = [0, 3, 4];

    public void Dispose() => _network.Dispose();

    [Fact]
    public void Reader_AnyInference_HasTheNetworksBits()
    {
        _network.ComputeGradients(_inputs, _labels);
        var reader = _network.CreateReader(2).CreateReader(3);
        float[] expected = new float[15], actual = new float[15];

        _network.PredictProbabilities(_inputs, expected);
        reader.PredictProbabilities(_inputs, actual);
        Assert.Equal(expected, actual);

        Assert.Equal(_network.Evaluate(_inputs, _labels, expected), reader.Evaluate(_inputs, _labels, actual));
        Assert.Equal(expected, actual);

        Assert.Equal(_network.GetParametersHash(), reader.GetParametersHash());
        Assert.Equal(3, reader.BatchCapacity);
        Assert.Equal(1, reader.Workers);
    }

    [Fact]
    public void Reader_NetworkTrained_ReadsTheNewWeightsAndStatistics()
    {
        var reader = _network.CreateReader();
        float[] before = new float[15], after = new float[15], expected = new float[15];
        reader.Predict(_inputs, before);

        new Sgd(0.1f).Step(_network, _network.ComputeGradients(_inputs, _labels));

        reader.Predict(_inputs, after);
        _network.Predict(_inputs, expected);
        Assert.Equal(expected, after);
        Assert.NotEqual(before, after);
    }

    [Fact]
    public void Readers_OnSeveralThreads_AllAnswerRight()
    {
        float[] right = new float[15];
        _network.Predict(_inputs, right);
        int wrong = 0;

        NetworkUseTests.RunThreads(() =>
        {
            var reader = _network.CreateReader(3);
            float[] outputs = new float[15];
            for (int i = 0; i < Calls; i++)
            {
                reader.Predict(_inputs, outputs);
                if (!outputs.AsSpan().SequenceEqual(right))
                    Interlocked.Increment(ref wrong);
            }
        });

        Assert.Equal(0, wrong);
    }

    [Fact]
    public void Readers_WeightsChangeMeanwhile_AnswerWithOldOrNewOnesOrAreRefused()
    {
        float[][] right = [new float[15], new float[15]];
        for (int seed = 0; seed < 2; seed++)
        {
            _network.Initialize((ulong)seed);
            _network.Predict(_inputs, right[seed]);
        }

        int changing = 1, wrong = 0;
        var reading = new Thread(() => NetworkUseTests.RunThreads(() =>
        {
            var reader = _network.CreateReader(3);
            float[] outputs = new float[15];
            while (Volatile.Read(ref changing) == 1)
                if (NetworkUseTests.IsAnswered(() => reader.Predict(_inputs, outputs)) && !right.Any(outputs.SequenceEqual))
                    Interlocked.Increment(ref wrong);
        }));
        reading.Start();
        for (int i = 0; i < 3000; i++)
            _network.Initialize((ulong)(i % 2));
        Volatile.Write(ref changing, 0);
        reading.Join();

        Assert.Equal(0, wrong);
    }

    [Fact]
    public void Reader_CallThatMeetsAChange_IsRefusedAndNextOneAnswered()
    {
        var reader = _network.CreateReader();
        float[] outputs = new float[15];
        Array.Fill(outputs, 7f);

        using (((INetwork)_network).Memory!.Change())
            Assert.Contains("changed", Assert.Throws<InvalidOperationException>(() => reader.Predict(_inputs, outputs)).Message, StringComparison.Ordinal);
        Assert.All(outputs, output => Assert.Equal(7f, output));

        AssertRefusedAfter(reader, () => new Sgd(0.1f).Step(_network, new GradientResult(1, 1, 1)));
        AssertRefusedAfter(reader, () => _network.ComputeGradients(_inputs, _labels));
        AssertRefusedAfter(reader, () => _network.Initialize(2));
        reader.Predict(_inputs, outputs);
    }

    [Fact]
    public void Reader_AnyTraining_IsRefused()
    {
        var reader = _network.CreateReader();
        string before = _network.GetParametersHash();
        Action[] calls =
        [
            () => reader.ComputeGradients(_inputs, _labels),
            () => reader.CopyTrainingOutputs(new float[15]),
            () => reader.Initialize(2),
            () => ((INetwork)reader).TrainingPosition = default,
            () => new Sgd(1f).Step(reader, new GradientResult(1, 1, 1)),
            () => _ = new Trainer<SharedNetwork>(reader, new Sgd(1f)),
            () => reader.LoadWeights(SafetensorsFile.Open(Saved())),
        ];

        foreach (var call in calls)
            Assert.Contains("is a reader", Assert.Throws<InvalidOperationException>(call).Message, StringComparison.Ordinal);
        Assert.Equal(before, _network.GetParametersHash());
        Assert.True(reader.Gradients.IsEmpty);
    }

    [Fact]
    public void Reader_UsedByTwoCalls_IsRefusedAndTheNetworkIsNot()
    {
        var reader = _network.CreateReader();
        float[] outputs = new float[15];

        using (((INetwork)reader).Memory!.Use())
        {
            Assert.Throws<InvalidOperationException>(() => reader.Predict(_inputs, outputs));
            _network.Predict(_inputs, outputs);
        }
    }

    [Fact]
    public void Dispose_OfTheNetwork_EndsItsReaders()
    {
        var reader = _network.CreateReader();
        _network.Dispose();

        Assert.Throws<ObjectDisposedException>(() => reader.Predict(_inputs, new float[15]));
        Assert.Throws<ObjectDisposedException>(() => _network.CreateReader());
    }

    [Fact]
    public void Dispose_OfAReader_EndsItAlone()
    {
        var reader = _network.CreateReader();
        reader.Dispose();

        Assert.Throws<ObjectDisposedException>(() => reader.Predict(_inputs, new float[15]));
        _network.CreateReader().Predict(_inputs, new float[15]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void CreateReader_CapacityOutOfRange_IsRefused(int capacity) =>
        Assert.Throws<ArgumentOutOfRangeException>("batchCapacity", () => _network.CreateReader(capacity));

    [Fact]
    public void Reader_Calls_AllocateNothing()
    {
        var reader = _network.CreateReader(2);
        float[] outputs = new float[15];
        void Run(int calls)
        {
            for (int call = 0; call < calls; call++)
            {
                reader.Predict(_inputs, outputs);
                reader.PredictProbabilities(_inputs, outputs);
                reader.Evaluate(_inputs.AsSpan(0, 80), _labels.AsSpan(0, 2), outputs.AsSpan(0, 10));
            }
        }

        Run(100);
        Allocations.AssertNone(() => Run(3000));
    }

    private static void AssertRefusedAfter(SharedNetwork reader, Action change)
    {
        var use = ((INetwork)reader).Memory!.Use();
        change();
        try
        {
            use.ThrowIfChanged();
        }
        catch (InvalidOperationException exception)
        {
            Assert.Contains("changed", exception.Message, StringComparison.Ordinal);
            return;
        }
        finally
        {
            use.Dispose();
        }

        Assert.Fail("The change went unseen.");
    }

    private MemoryStream Saved()
    {
        var stream = new MemoryStream();
        _network.SaveWeights(stream);
        stream.Position = 0;
        return stream;
    }
}
