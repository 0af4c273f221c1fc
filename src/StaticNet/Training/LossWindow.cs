namespace StaticNet.Training;

/// <summary>The losses of the last steps made, and whether another is a spike above them.</summary>
/// <param name="policy">The limits.</param>
internal sealed class LossWindow(LossSpikePolicy policy)
{
    private const double SmallestDeviation = 0.01;

    private readonly float[] _losses = new float[policy.Window];
    private int _count;
    private int _next;
    private int _spikes;

    /// <summary>Judges the loss of a step that hasn't been made, and counts it if it is a spike.</summary>
    /// <param name="loss">The loss.</param>
    public bool IsSpike(float loss)
    {
        if (_count < _losses.Length || !Exceeds(loss))
            return false;
        if (_spikes == policy.MaxConsecutive)
        {
            Clear();
            return false;
        }

        _spikes++;
        return true;
    }

    /// <summary>Takes the loss of a step that was made in, the oldest out.</summary>
    /// <param name="loss">The loss.</param>
    public void Add(float loss)
    {
        _losses[_next] = loss;
        _next = (_next + 1) % _losses.Length;
        _count = Math.Min(_count + 1, _losses.Length);
        _spikes = 0;
    }

    /// <summary>Forgets all losses.</summary>
    public void Clear() => _count = _next = _spikes = 0;

    /// <summary>Adds what is kept in states.</summary>
    /// <param name="map">The map.</param>
    public void AddTo(StateMap map)
    {
        map.Add("spikes.losses", () => _losses.AsSpan());
        map.Add("spikes.count", () => _count, value => _count = (int)value, _losses.Length);
        map.Add("spikes.next", () => _next, value => _next = (int)value, _losses.Length - 1);
        map.Add("spikes.row", () => _spikes, value => _spikes = (int)value, policy.MaxConsecutive);
    }

    // From all losses at each step, since sums that losses enter and leave would drift.
    private bool Exceeds(float loss)
    {
        double sum = 0, squares = 0;
        foreach (float known in _losses)
            sum += known;
        double mean = sum / _losses.Length;
        foreach (float known in _losses)
            squares += (known - mean) * (known - mean);
        double deviation = Math.Max(Math.Sqrt(squares / (_losses.Length - 1)), SmallestDeviation * Math.Abs(mean));

        // Not the opposite comparison: NaN is a spike.
        return !(loss - mean <= policy.Threshold * deviation);
    }
}
