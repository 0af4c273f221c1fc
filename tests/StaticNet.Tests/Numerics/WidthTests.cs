using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Numerics;

public class WidthTests
{
    public static TheoryData<string> Widths => new(ChildRun.Widths.Keys);

    [Theory, MemberData(nameof(Widths))]
    public void Numerics_AnyVectorWidth_SameBits(string width) =>
        Assert.Equal(NumericsHash.Compute(), ChildRun.Result(nameof(NumericsHash), ChildRun.Widths[width]));

    [Fact]
    public void ChildRun_NarrowVectors_HasNarrowVectors()
    {
        Assert.Equal(WidthReport.Describe(), ChildRun.Result(nameof(WidthReport)));
        Assert.Equal("4 False", ChildRun.Result(nameof(WidthReport), ChildRun.Widths["128-bit vectors"]));
    }
}
