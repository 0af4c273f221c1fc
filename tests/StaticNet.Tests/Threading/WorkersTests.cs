using System.Runtime.CompilerServices;
using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Threading;

/// <summary>Networks with several workers.</summary>
public sealed class WorkersTests
{
    private static readonly Lazy<string> OneWorker = new(() => WorkerTraining.Hash(1));

    public static TheoryData<string> Widths => new(ChildRun.Widths.Keys);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    public void Training_AnyNumberOfWorkers_SameBits(int workers) => Assert.Equal(OneWorker.Value, WorkerTraining.Hash(workers));

    [Theory, MemberData(nameof(Widths))]
    public void Training_WorkersAtAnyVectorWidth_SameBits(string width) =>
        Assert.Equal(OneWorker.Value, ChildRun.Result(ChildRun.HashWithThreeWorkers, ChildRun.Widths[width]));

    // In a process of its own, because what other tests allocate would count.
    [Theory]
    [InlineData(ChildRun.BytesOfTwoWorkers)]
    [InlineData(ChildRun.BytesOfFourWorkers)]
    public void Steps_SeveralWorkers_AllocateNothingOnAnyThread(string computation) =>
        Assert.Equal("0", ChildRun.Result(computation));

    [Fact]
    public void Workers_AsConstructed_AreTold()
    {
        using var one = new OddWorkers();
        using var three = new OddWorkers(workers: 3);
        using var all = new OddWorkers(workers: 0);

        Assert.Equal([1, 3, Environment.ProcessorCount], [one.Workers, three.Workers, all.Workers]);
        Assert.Throws<ArgumentOutOfRangeException>("workers", () => new OddWorkers(workers: -1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Passes_AfterDispose_Throw(int workers)
    {
        var network = new OddWorkers(workers: workers);
        float[] inputs = new float[OddWorkers.InputLength], outputs = new float[OddWorkers.OutputLength];
        network.Predict(inputs, outputs);
        float first = network.Parameters[0];

        network.Dispose();
        network.Dispose();

        Assert.Equal(nameof(OddWorkers), Assert.Throws<ObjectDisposedException>(() => network.Predict(inputs, outputs)).ObjectName);
        Assert.Throws<ObjectDisposedException>(() => network.Evaluate(inputs, outputs, outputs));
        Assert.Throws<ObjectDisposedException>(() => network.ComputeGradients(inputs, outputs));
        Assert.Throws<ObjectDisposedException>(() => network.Initialize(1));
        Assert.Throws<ObjectDisposedException>(() => new Sgd(1f).Step(network, new GradientResult(1, 1, 1)));
        Assert.Equal(first, network.Parameters[0]);
    }

    [Fact]
    public void Network_NeverDisposed_IsCollected()
    {
        var reference = TrainUndisposed();

        for (int attempt = 0; attempt < 50 && reference.IsAlive; attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Thread.Sleep(10);
        }

        Assert.False(reference.IsAlive);
    }

    // With far more workers than cores each barrier costs switches between threads; it must not cost time slices.
    [Fact]
    public void Passes_MoreWorkersThanCores_Complete()
    {
        using var network = new DeepWorkers(1, 64, 8 * Environment.ProcessorCount);
        float[] inputs = new float[64 * DeepWorkers.InputLength];
        int[] labels = new int[64];

        for (int i = 0; i < 200; i++)
            Assert.True(network.ComputeGradients(inputs, labels).IsFinite);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference TrainUndisposed()
    {
        var network = new DeepWorkers(1, 64, 3);
        new Adam().Step(network, network.ComputeGradients(new float[64 * DeepWorkers.InputLength], new int[64]));
        return new WeakReference(((INetwork)network).Memory);
    }
}
