namespace StaticNet.Federated.Tests.Transport;

public sealed class MessageRateTests
{
    [Fact]
    public void TryTake_MoreThanASecondsMessages_WaitsForTime()
    {
        var clock = new Clock();
        var rate = new MessageRate(2, clock);

        Assert.True(rate.TryTake());
        Assert.True(rate.TryTake());
        Assert.False(rate.TryTake());
        clock.Milliseconds += 499;
        Assert.False(rate.TryTake());
        clock.Milliseconds += 2;
        Assert.True(rate.TryTake());
        Assert.False(rate.TryTake());
        clock.Milliseconds += 60_000;
        Assert.Equal([true, true, false], [rate.TryTake(), rate.TryTake(), rate.TryTake()]);
    }

    private sealed class Clock : TimeProvider
    {
        public long Milliseconds { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => Milliseconds;
    }
}
