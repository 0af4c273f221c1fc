using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Losses;

/// <summary>Every loss gives the same bits for any number of workers and any vectors, and allocates nothing.</summary>
public sealed class SharedLossTests
{
    public static TheoryData<string> Widths => new(ChildRun.Widths.Keys);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Training_AnyNumberOfWorkers_GivesTheSameBits(int workers) =>
        Assert.Equal(SharedLosses.Compute(1), SharedLosses.Compute(workers));

    [Theory, MemberData(nameof(Widths))]
    public void Training_AnyVectors_GivesTheSameBits(string width) =>
        Assert.Equal(SharedLosses.Compute(), ChildRun.Result(nameof(SharedLosses), ChildRun.Widths[width]));

    [Fact]
    public void Steps_AnyLoss_AllocateNothing()
    {
        Allocations.AssertNone(() => SharedLosses.AllocatedBytes(new SharedWeighted(1, 130)));
        Allocations.AssertNone(() => SharedLosses.AllocatedBytes(new SharedIgnoring(1, 130)));
        Allocations.AssertNone(() => SharedLosses.AllocatedBytes(new SharedBinary(1, 130)));
        Allocations.AssertNone(() => SharedLosses.AllocatedBytes(new SharedAbsolute(1, 130)));
        Allocations.AssertNone(() => SharedLosses.AllocatedBytes(new SharedHuber(1, 130)));
        Allocations.AssertNone(() => SharedLosses.AllocatedBytes(new SharedSmooth(1, 130)));
    }
}
