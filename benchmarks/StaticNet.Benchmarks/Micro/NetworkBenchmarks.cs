using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using StaticNet.Benchmarks.Cases;
using StaticNet.Benchmarks.Comparison;
using StaticNet.Benchmarks.Dynamic;

namespace StaticNet.Benchmarks.Micro;

/// <summary>Inference and a training step (clip 1.0, Adam) of a generated network and of the dynamic one with the same parameters.</summary>
/// <typeparam name="TNetwork">The generated network's class.</typeparam>
[MemoryDiagnoser]
[CategoriesColumn]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public abstract class NetworkBenchmarks<TNetwork>
    where TNetwork : class, INetwork
{
    private const float LearningRate = 1e-6f;
    private const float MaxNorm = 1f;

    private readonly Adam _optimizer = new(LearningRate);
    private TNetwork _network = null!;
    private DynamicNetwork _dynamic = null!;
    private AdamOptimizer _dynamicOptimizer = null!;
    private RandomBatch _batch = null!;

    /// <summary>The batch size.</summary>
    [Params(1, 64)]
    public int BatchSize { get; set; }

    /// <summary>Makes both networks equal.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _network = CreateGenerated(BatchSize);
        _dynamic = CreateDynamic(BatchSize);
        _dynamicOptimizer = new AdamOptimizer(_dynamic.Parameters, LearningRate);
        _batch = new RandomBatch(TNetwork.Architecture, BatchSize);
        Agreement.CopyParameters(TNetwork.Architecture, _network.Parameters, _dynamic);
    }

    /// <summary>Inference, shapes known at run time.</summary>
    [Benchmark(Baseline = true), BenchmarkCategory("Forward")]
    public float DynamicForward() => _dynamic.Forward(_batch.Inputs)[0];

    /// <summary>Inference, generated.</summary>
    [Benchmark, BenchmarkCategory("Forward")]
    public void StaticForward() => _network.Predict(_batch.Inputs, _batch.Outputs);

    /// <summary>A training step, shapes known at run time.</summary>
    [Benchmark(Baseline = true), BenchmarkCategory("TrainingStep")]
    public void DynamicTrainingStep()
    {
        _dynamic.ComputeGradients(_batch.Inputs, _batch.Labels);
        GradientClipping.ClipNorm(_dynamic.Parameters, MaxNorm);
        _dynamicOptimizer.Step();
    }

    /// <summary>A training step, generated.</summary>
    [Benchmark, BenchmarkCategory("TrainingStep")]
    public void StaticTrainingStep() => _optimizer.Step(_network, _network.ComputeGradients(_batch.Inputs, _batch.Labels));

    /// <summary>Creates the generated network.</summary>
    /// <param name="batchCapacity">The largest batch.</param>
    protected abstract TNetwork CreateGenerated(int batchCapacity);

    private protected abstract DynamicNetwork CreateDynamic(int batchCapacity);
}
