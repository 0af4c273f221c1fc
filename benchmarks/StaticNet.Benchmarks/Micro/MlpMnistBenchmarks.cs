using StaticNet.Benchmarks.Dynamic;
using StaticNet.Benchmarks.Networks;

namespace StaticNet.Benchmarks.Micro;

/// <summary>784-128-64-10 with ReLU.</summary>
public class MlpMnistBenchmarks : NetworkBenchmarks<MlpMnist>
{
    /// <inheritdoc/>
    protected override MlpMnist CreateGenerated(int batchCapacity) => new(batchCapacity: batchCapacity);

    private protected override DynamicNetwork CreateDynamic(int batchCapacity) => DynamicModels.MlpMnist(batchCapacity);
}
