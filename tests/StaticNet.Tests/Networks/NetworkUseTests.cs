using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Networks;

/// <summary>A network serves one call at a time: one that meets another is refused, never answered wrongly.</summary>
public sealed class NetworkUseTests : IDisposable
{
    private const int Calls = 20_000;

    private readonly SharedNetwork _network = new(1, batchCapacity: 4);
    private readonly float[] _inputs = Inputs(3);
    private readonly int[] _labels = [0, 3, 4];

    public void Dispose() => _network.Dispose();

    /// <summary>Everything that uses a network's memory.</summary>
    public static TheoryData<string> AllCalls => new(
        "Predict", "PredictProbabilities", "Evaluate", "ComputeGradients", "CopyTrainingOutputs", "Initialize", "Step", "SaveWeights", "LoadWeights",
        "SaveState", "LoadState", "Hash", "Average");

    [Theory, MemberData(nameof(AllCalls))]
    public void AnyCall_WhileAnotherUsesTheNetwork_IsRefusedWithTheWayOut(string call)
    {
        var action = Prepare(call);
        string before = _network.GetParametersHash();

        using (((INetwork)_network).Memory!.Use())
            Assert.Contains("CreateReader", Assert.Throws<InvalidOperationException>(action).Message, StringComparison.Ordinal);

        Assert.Equal(before, _network.GetParametersHash());
        action();
    }

    [Theory, MemberData(nameof(AllCalls))]
    public void AnyCall_ThatEndsOrThrows_LeavesTheNetworkFree(string call)
    {
        var action = Prepare(call);

        action();
        Assert.Throws<ArgumentException>(() => _network.Predict(new float[41], new float[5]));
        action();
    }

    [Fact]
    public void Predict_OnSeveralThreads_IsRightOrRefused()
    {
        float[] right = new float[15];
        _network.Predict(_inputs, right);
        int wrong = 0, answered = 0;

        RunThreads(() =>
        {
            float[] outputs = new float[15];
            for (int i = 0; i < Calls; i++)
            {
                if (!IsAnswered(() => _network.Predict(_inputs, outputs)))
                    continue;
                Interlocked.Increment(ref answered);
                if (!outputs.AsSpan().SequenceEqual(right))
                    Interlocked.Increment(ref wrong);
            }
        });

        Assert.Equal(0, wrong);
        Assert.True(answered > 0);
    }

    [Fact]
    public void Dispose_WhileAnotherThreadPredicts_RefusesItFromThenOn()
    {
        var network = new SharedNetwork(1, batchCapacity: 4);
        using var started = new ManualResetEventSlim();
        Exception? last = null;
        void PredictForEver()
        {
            float[] outputs = new float[15];
            while (true)
            {
                network.Predict(_inputs, outputs);
                started.Set();
            }
        }

        var thread = new Thread(() => last = Record.Exception(PredictForEver));

        thread.Start();
        started.Wait();
        network.Dispose();

        Assert.True(thread.Join(TimeSpan.FromMinutes(1)));
        Assert.IsType<ObjectDisposedException>(last);
    }

    /// <summary>Runs the same on four threads at a time.</summary>
    internal static void RunThreads(Action body)
    {
        Exception? failure = null;
        var threads = Enumerable.Range(0, 4).Select(_ => new Thread(() => failure = Record.Exception(body) ?? failure)).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Null(failure);
    }

    /// <summary>Whether a call was answered, not refused.</summary>
    internal static bool IsAnswered(Action call)
    {
        try
        {
            call();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Some samples of <see cref="SharedNetwork"/>.</summary>
    internal static float[] Inputs(int count)
    {
        var random = new RandomStream(1, 0);
        float[] inputs = new float[40 * count];
        foreach (ref float input in inputs.AsSpan())
            input = random.NextNormal();
        return inputs;
    }

    private Action Prepare(string call)
    {
        var optimizer = new Sgd(0f);
        var averaging = new WeightAveraging();
        var trainer = new Trainer<SharedNetwork>(_network, optimizer) { Averaging = averaging };
        float[] outputs = new float[15];
        var result = trainer.Step(_inputs, _labels);
        using var stream = new MemoryStream();
        _network.SaveWeights(stream);
        byte[] file = stream.ToArray();
        var state = trainer.SaveState();
        ulong seed = 1;
        return call switch
        {
            "Predict" => () => _network.Predict(_inputs, outputs),
            "PredictProbabilities" => () => _network.PredictProbabilities(_inputs, outputs),
            "Evaluate" => () => _network.Evaluate(_inputs, _labels, outputs),
            "ComputeGradients" => () => _network.ComputeGradients(_inputs, _labels),
            "CopyTrainingOutputs" => () => _network.CopyTrainingOutputs(outputs),
            "Initialize" => () => _network.Initialize(seed++),
            "Step" => () => optimizer.Step(_network, result),
            "SaveWeights" => () => _network.SaveWeights(new MemoryStream()),
            "LoadWeights" => () => _network.LoadWeights(SafetensorsFile.Open(new MemoryStream(file))),
            "SaveState" => () => trainer.SaveState(),
            "LoadState" => () => trainer.LoadState(state),
            "Hash" => () => _network.GetParametersHash(),
            "Average" => () => averaging.CopyTo(_network),
            _ => throw new ArgumentOutOfRangeException(nameof(call)),
        };
    }
}
