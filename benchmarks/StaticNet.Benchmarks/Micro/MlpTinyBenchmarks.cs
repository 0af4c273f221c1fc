using StaticNet.Benchmarks.Dynamic;
using StaticNet.Benchmarks.Networks;

namespace StaticNet.Benchmarks.Micro;

/// <summary>4-32-32-2 with tanh.</summary>
public class MlpTinyBenchmarks : NetworkBenchmarks<MlpTiny>
{
    /// <inheritdoc/>
    protected override MlpTiny CreateGenerated(int batchCapacity) => new(batchCapacity: batchCapacity);

    private protected override DynamicNetwork CreateDynamic(int batchCapacity) => DynamicModels.MlpTiny(batchCapacity);
}
