using StaticNet.Generators.Kinds.Dense;
using StaticNet.Generators.Planning;
using Xunit;

namespace StaticNet.Generators.Tests.Planning;

public class DenseStrategyTests
{
    [Theory]
    [InlineData(10_000, 1, true)]
    [InlineData(16, 1, true)]
    [InlineData(17, 1, false)]
    [InlineData(32, 2, true)]
    [InlineData(50, 3, false)]
    [InlineData(700, 4, false)]
    public void Choose_FewOutputsOfManyInputs_TakesDotProducts(int inputs, int outputs, bool readsUnpadded)
    {
        var strategy = new DenseStrategy(inputs, outputs);
        Assert.True(strategy.IsDot);
        Assert.Equal(readsUnpadded, strategy.ReadsUnpadded);
        Assert.Contains("dot products", strategy.Explain(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(15, 1)]
    [InlineData(31, 2)]
    [InlineData(63, 4)]
    [InlineData(10_000, 5)]
    [InlineData(784, 128)]
    public void Choose_FewInputsOrManyOutputs_TakesPanels(int inputs, int outputs)
    {
        var strategy = new DenseStrategy(inputs, outputs);
        Assert.False(strategy.IsDot);
        Assert.Contains("panels of 16 outputs", strategy.Explain(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(128, 64, true)]
    [InlineData(128, 63, false)]
    [InlineData(4, 32, false)]
    public void Choose_WeightsThatFillL1_HasATileForFewRows(int inputs, int outputs, bool expected) =>
        Assert.Equal(expected, new DenseStrategy(inputs, outputs).HasFewRowsTile);

    [Theory]
    [InlineData(1024, 0)]
    [InlineData(1025, 512)]
    [InlineData(16_000, 512)]
    public void Choose_ManyInputs_TakesThemInBlocks(int inputs, int expected) =>
        Assert.Equal(expected, DenseStrategy.WeightGradientBlock(inputs));

    [Theory]
    [InlineData(256, false)]
    [InlineData(1024, false)]
    [InlineData(784, true)]
    [InlineData(255, true)]
    public void Choose_RowsOfAWholeKibibyte_AreCopiedForTheWeightGradient(int inputs, bool readsUnpadded) =>
        Assert.Equal(readsUnpadded, new DenseStrategy(inputs, 64).WeightGradientReadsUnpadded);

    [Theory]
    [InlineData(512, 256, true)]
    [InlineData(1024, 1024, true)]
    [InlineData(511, 256, false)]
    [InlineData(784, 128, false)]
    [InlineData(64, 1024, false)]
    public void Choose_ManyPanelsOfLongRows_PackInputsForTheWeightGradient(int inputs, int outputs, bool packs)
    {
        var strategy = new DenseStrategy(inputs, outputs);
        Assert.Equal(packs, strategy.WeightGradientPacksInputs);
        Assert.Equal(packs, strategy.Explain().Contains("packs inputs", StringComparison.Ordinal));
        Assert.True(!packs || strategy.WeightGradientReadsUnpadded);
    }

    [Theory]
    [InlineData(256, 256, false)]
    [InlineData(256, 257, true)]
    [InlineData(64, 64, false)]
    [InlineData(100_000, 1, false)]
    public void Choose_WeightsBeyondTheCache_HaveLanesAcrossSamples(int inputs, int outputs, bool expected)
    {
        var strategy = new DenseStrategy(inputs, outputs);
        Assert.Equal(expected, strategy.HasSampleLanes);
        Assert.Equal(expected, strategy.Explain().Contains("lanes across samples", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, 16)]
    [InlineData(16, 16)]
    [InlineData(17, 32)]
    [InlineData(240, 240)]
    [InlineData(241, 272)]
    [InlineData(1024, 1040)]
    public void Stride_IsWholeVectorsAndAvoidsWholeKibibytes(int length, int stride) => Assert.Equal(stride, RowStride.Of(length));
}
