using StaticNet.Benchmarks.Dynamic;
using StaticNet.Benchmarks.Networks;

namespace StaticNet.Benchmarks.Micro;

/// <summary>LeNet-5 on images of 28×28.</summary>
public class Lenet5Benchmarks : NetworkBenchmarks<Lenet5>
{
    /// <inheritdoc/>
    protected override Lenet5 CreateGenerated(int batchCapacity) => new(batchCapacity: batchCapacity);

    private protected override DynamicNetwork CreateDynamic(int batchCapacity) => DynamicModels.Lenet5(batchCapacity);
}
