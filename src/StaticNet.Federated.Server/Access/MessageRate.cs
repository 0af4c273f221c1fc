namespace StaticNet.Federated;

/// <summary>How fast a client may send: a bucket of a second's messages, filled evenly.</summary>
/// <param name="perSecond">The messages of a second.</param>
/// <param name="time">The clock.</param>
internal sealed class MessageRate(int perSecond, TimeProvider time)
{
    private double _left = perSecond;
    private long _last = time.GetTimestamp();

    /// <summary>Counts a message.</summary>
    /// <returns>Whether it is within the rate.</returns>
    public bool TryTake()
    {
        long now = time.GetTimestamp();
        _left = Math.Min(perSecond, _left + (time.GetElapsedTime(_last, now).TotalSeconds * perSecond));
        _last = now;
        if (_left < 1)
            return false;
        _left--;
        return true;
    }
}
