namespace StaticNet.Tests.Training;

/// <summary>A clock that a test advances.</summary>
internal sealed class ScriptedClock : TimeProvider
{
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _ticks;

    public void Advance(TimeSpan time) => _ticks += time.Ticks;
}
