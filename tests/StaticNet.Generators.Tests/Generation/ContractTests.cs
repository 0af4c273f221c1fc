using StaticNet.CompilerServices;
using StaticNet.Generators.Emission;
using Xunit;

namespace StaticNet.Generators.Tests.Generation;

/// <summary>The contract between emitted code and the library.</summary>
public sealed class ContractTests
{
    [Fact]
    public void Contract_OfGenerator_IsTheLibrarys() => Assert.Equal(NetworkContract.Version, ApiEmitter.Contract);

    [Fact]
    public void Demand_OtherVersion_SaysWhatToBuild()
    {
        using var networks = new CompiledNetworks(GeneratorRun.OfValid("using StaticNet; [Network(2), Dense(1), MeanSquaredError] public partial class Line;"));
        var architecture = networks["Line"].Architecture;

        NetworkContract.Demand(NetworkContract.Version, architecture);
        string message = Assert.Throws<InvalidOperationException>(() => NetworkContract.Demand(NetworkContract.Version + 1, architecture)).Message;

        Assert.StartsWith("Line was compiled for version 2", message, StringComparison.Ordinal);
        Assert.Contains("Build the project that declares it", message, StringComparison.Ordinal);
    }
}
