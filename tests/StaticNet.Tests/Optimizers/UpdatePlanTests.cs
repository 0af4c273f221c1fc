using StaticNet.CompilerServices;
using Xunit;

namespace StaticNet.Tests.Optimizers;

public sealed class UpdatePlanTests
{
    private static readonly NetworkArchitecture Architecture = StepNetwork.Architecture;

    [Fact]
    public void Ranges_SamePropertiesEverywhere_AreOne() =>
        Assert.Equal([new UpdateRange(0, Architecture.ParameterArrayLength, true, 0, -1)], Ranges(ParameterKinds.All, ScaleGranularity.Network));

    [Fact]
    public void Ranges_NoNetwork_AreOne() =>
        Assert.Equal(
            [new UpdateRange(0, 37, true, 0, -1)],
            new UpdatePlan(null, 37, ParameterKinds.None, ScaleGranularity.Network, tracks: false, skipsRows: false).Ranges.ToArray());

    [Fact]
    public void Ranges_DecayOfMatrices_SpareBiasesAndMergeNeighbours()
    {
        var ranges = Ranges(ParameterKinds.Matrices, ScaleGranularity.Network);

        // The second layer has no bias, so its weights go on with the third's.
        Assert.Equal([true, false, true, false], ranges.Select(range => range.Decays));
        AssertCoverAll(ranges);
    }

    [Fact]
    public void Ranges_ByLayer_AreOneForEachLayer()
    {
        var ranges = Ranges(ParameterKinds.All, ScaleGranularity.Layer);

        Assert.Equal([0, 1, 2], ranges.Select(range => range.ScaleBlock));
        Assert.Equal([0, Offset(2), Offset(3)], ranges.Select(range => range.Start));
        AssertCoverAll(ranges);
    }

    [Fact]
    public void Ranges_ByUnit_AreOneForEachPanelAndWholeBiases()
    {
        var ranges = Ranges(ParameterKinds.All, ScaleGranularity.Unit);

        Assert.Equal(Enumerable.Range(0, 53), ranges.Select(range => range.ScaleBlock));
        Assert.All(ranges[..5], range => Assert.Equal(300 * 16, range.Length));
        Assert.Equal(80, ranges[5].Length);
        Assert.All(ranges[6..50], range => Assert.Equal(70 * 16, range.Length));
        Assert.Equal([Offset(3), Offset(3) + Architecture.Parameters[3].Layout.PanelStride, Offset(4)], ranges[50..].Select(range => range.Start));
        AssertCoverAll(ranges);
    }

    [Theory]
    [InlineData(ScaleGranularity.Network)]
    [InlineData(ScaleGranularity.Unit)]
    public void Ranges_Tracked_AreShortPiecesOfOneParameter(ScaleGranularity granularity)
    {
        var ranges = Ranges(ParameterKinds.All, granularity, tracks: true);

        AssertCoverAll(ranges);
        Assert.All(ranges, range => Assert.InRange(range.Length, 1, 4096));
        Assert.All(ranges, range => Assert.Equal(0, range.Start % 16));
        Assert.All(ranges, range => Assert.InRange(
            range.Start, Offset(range.Parameter), Offset(range.Parameter) + Architecture.Parameters[range.Parameter].Layout.Length - range.Length));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ShareOf_AnyNumberOfShares_CoverEachElementOnce(bool tracks)
    {
        var plan = new UpdatePlan(Architecture, Architecture.ParameterArrayLength, ParameterKinds.Matrices, ScaleGranularity.Unit, tracks, skipsRows: false);
        for (int shares = 1; shares < 9; shares++)
        {
            int[] updates = new int[Architecture.ParameterArrayLength];
            for (int share = 0; share < shares; share++)
                for (int range = 0; range < plan.Ranges.Length; range++)
                {
                    var (start, length) = plan.ShareOf(range, Bound(share, shares), Bound(share + 1, shares));
                    foreach (ref int count in updates.AsSpan(start, length))
                        count++;
                }

            Assert.All(updates, count => Assert.Equal(1, count));
        }
    }

    private static int Bound(int share, int shares) => Architecture.ParameterArrayLength / 16 * share / shares * 16;

    private static UpdateRange[] Ranges(ParameterKinds decayed, ScaleGranularity granularity, bool tracks = false) =>
        new UpdatePlan(Architecture, Architecture.ParameterArrayLength, decayed, granularity, tracks, skipsRows: false).Ranges.ToArray();

    private static int Offset(int parameter) => Architecture.Parameters[parameter].Layout.Offset;

    private static void AssertCoverAll(UpdateRange[] ranges)
    {
        Assert.Equal(0, ranges[0].Start);
        for (int r = 1; r < ranges.Length; r++)
            Assert.Equal(ranges[r - 1].End, ranges[r].Start);
        Assert.Equal(Architecture.ParameterArrayLength, ranges[^1].End);
    }
}
