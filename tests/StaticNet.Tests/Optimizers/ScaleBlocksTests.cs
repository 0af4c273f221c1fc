using StaticNet.CompilerServices;
using Xunit;

namespace StaticNet.Tests.Optimizers;

public sealed class ScaleBlocksTests
{
    [Theory]
    [InlineData(ScaleGranularity.Network, new[] { 0, 0, 0, 0, 0 }, 1)]
    [InlineData(ScaleGranularity.Layer, new[] { 0, 0, 1, 2, 2 }, 3)]
    [InlineData(ScaleGranularity.Unit, new[] { 0, 5, 6, 50, 52 }, 53)]
    public void FirstOf_Granularity_CountsBlocksInTheOrderOfParameters(ScaleGranularity granularity, int[] first, int count)
    {
        // Weights of 70 outputs have 5 panels, of 700 have 44; those of 2 outputs and 700 inputs have 2 rows.
        var blocks = new ScaleBlocks(StepNetwork.Architecture, granularity);

        Assert.Equal(1, StepNetwork.Architecture.Parameters[3].Layout.PanelWidth);
        Assert.Equal(first, Enumerable.Range(0, 5).Select(blocks.FirstOf));
        Assert.Equal(count, blocks.Count);
    }

    [Fact]
    public void ScaleGranularity_Set_AllocatesBlocksOfOnes()
    {
        using var network = new StepNetwork();
        var memory = ((INetwork)network).Memory!;
        Assert.Equal(16, memory.GradientScales.Length);

        memory.ScaleGranularity = ScaleGranularity.Unit;

        Assert.Equal(53 * 16, memory.GradientScales.Length);
        Assert.False(memory.GradientScales.Span.ContainsAnyExcept(1f));
    }
}
