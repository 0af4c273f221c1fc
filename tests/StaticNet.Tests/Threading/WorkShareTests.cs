using StaticNet.CompilerServices;
using StaticNet.Numerics;
using Xunit;

namespace StaticNet.Tests.Threading;

public sealed class WorkShareTests
{
    [Theory]
    [InlineData(64, 8, 2)]
    [InlineData(64, 8, 3)]
    [InlineData(65, 8, 2)]
    [InlineData(7, 8, 4)]
    [InlineData(1, 1, 7)]
    [InlineData(int.MaxValue, 16, 1024)]
    public void Start_AnyRange_CoversItOnceInWholeUnits(int length, int unit, int workers)
    {
        Assert.Equal(0, WorkShare.Start(length, unit, 0, workers));
        Assert.Equal(length, WorkShare.Start(length, unit, workers, workers));
        for (int worker = 0; worker < workers; worker++)
        {
            int start = WorkShare.Start(length, unit, worker, workers), end = WorkShare.Start(length, unit, worker + 1, workers);
            Assert.True(start <= end);
            Assert.True(start % unit == 0 || start == length);
            Assert.InRange(end - start, 0, (((((long)length + unit - 1) / unit) + workers - 1) / workers) * unit);
        }
    }
}
