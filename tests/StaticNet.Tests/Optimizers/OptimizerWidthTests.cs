using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Optimizers;

public sealed class OptimizerWidthTests
{
    public static TheoryData<string> Widths => new(ChildRun.Widths.Keys);

    [Theory, MemberData(nameof(Widths))]
    public void Steps_AnyVectorWidth_SameBits(string width) =>
        Assert.Equal(OptimizerHash.Compute(), ChildRun.Result(nameof(OptimizerHash), ChildRun.Widths[width]));
}
