using StaticNet.Generators.Tests.Generation;
using Xunit;

namespace StaticNet.Generators.Tests.Pooling;

/// <summary>What the generator writes for pools.</summary>
public sealed class PoolSourcesTests
{
    [Fact]
    public void Sources_PooledImage_MatchSnapshot() => Snapshot.Match(GeneratorRun.OfValid("""
        using StaticNet;

        [Network(2, 6, 5)]
        [BatchNorm, Relu]
        [MaxPool(2)]
        [ChannelDropout(0.25f), AvgPool(3, Stride = 1, Padding = 1)]
        [GlobalAvgPool]
        [MeanSquaredError]
        public partial class Pooled;
        """));

    [Theory]
    [InlineData("MaxPool(2)", "MaxPool(2); [3, 4, 2]; 0; 72")]
    [InlineData("MaxPool(3, 2, Stride = 2, Padding = 1)", "MaxPool(3×2, stride 2, padding 1); [3, 4, 3]; 0; 180")]
    [InlineData("MaxPool(3, StrideY = 1, PaddingX = 1)", "MaxPool(3, stride 1×3, padding 0×1); [3, 6, 2]; 0; 288")]
    [InlineData("AvgPool(2, Stride = 3)", "AvgPool(2, stride 3); [3, 3, 2]; 0; 72")]
    [InlineData("AvgPool(2, Padding = 1, CountIncludePad = false)", "AvgPool(2, padding 1, padding not counted); [3, 5, 3]; 0; 180")]
    [InlineData("GlobalMaxPool", "GlobalMaxPool; [3]; 0; 117")]
    [InlineData("GlobalAvgPool", "GlobalAvgPool; [3]; 0; 120")]
    [InlineData("ChannelDropout(0.2f)", "ChannelDropout(0.2); [3, 8, 5]; 0; 120")]
    public void LayerTable_AnyOptions_TellsThemWithShapeAndOperations(string layer, string row)
    {
        var run = GeneratorRun.OfValid($"[StaticNet.Network(3, 8, 5), StaticNet.{layer}, StaticNet.Flatten, StaticNet.Dense(1), StaticNet.MeanSquaredError] public partial class Net;");

        Assert.Contains(row, run.Sources["Net.g.cs"], StringComparison.Ordinal);
    }
}
