using StaticNet.Generators.Tests.Generation;
using Xunit;

namespace StaticNet.Generators.Tests.Layers;

/// <summary>What the generator writes for LayerNorm and RmsNorm.</summary>
public sealed class NormalizationSourcesTests
{
    [Fact]
    public void Sources_NormalizedInputs_MatchSnapshot() => Snapshot.Match(GeneratorRun.OfValid("""
        using StaticNet;

        [Network(20)]
        [RmsNorm, Relu]
        [LayerNorm]
        [MeanSquaredError]
        public partial class Normalized;
        """));

    [Theory]
    [InlineData("LayerNorm", "LayerNorm; [2, 3]; 6;")]
    [InlineData("LayerNorm(Bias = false)", "LayerNorm(no shift); [2, 3]; 3;")]
    [InlineData("LayerNorm(Affine = false)", "LayerNorm(not affine); [2, 3]; 0;")]
    [InlineData("LayerNorm(Epsilon = 0.5f, Affine = false, Bias = false)", "LayerNorm(ε 0.5, not affine); [2, 3]; 0;")]
    [InlineData("RmsNorm", "RmsNorm; [2, 3]; 3;")]
    [InlineData("RmsNorm(Epsilon = 1E-06f)", "RmsNorm(ε 1E-06); [2, 3]; 3;")]
    [InlineData("RmsNorm(Affine = false)", "RmsNorm(not affine); [2, 3]; 0;")]
    public void LayerTable_AnyOptions_TellsThemWithShapeAndParameters(string layer, string row)
    {
        var run = GeneratorRun.OfValid($"[StaticNet.Network(2, 3), StaticNet.{layer}, StaticNet.MeanSquaredError] public partial class Net;");

        Assert.Contains(row, run.Sources["Net.g.cs"], StringComparison.Ordinal);
    }
}
