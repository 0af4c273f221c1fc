namespace StaticNet;

/// <summary>Remembers the best epoch of a run, with its weights where they are to come back.</summary>
/// <param name="network">The network.</param>
internal sealed class BestWatch(INetwork network)
{
    private float[] _parameters = [];
    private float[] _statistics = [];
    private double _best;
    private int _waited;

    /// <summary>When to stop; null for never. Setting it forgets the best epoch.</summary>
    public EarlyStopping? Policy
    {
        get;
        set
        {
            field = value;
            bool keeps = value?.RestoresBest == true;
            _parameters = keeps ? new float[network.Parameters.Length] : [];
            _statistics = keeps ? new float[network.Statistics.Length] : [];
            Clear();
        }
    }

    /// <summary>The best epoch of the run; 0 for none yet.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>Whether the run is to end.</summary>
    public bool IsExhausted => Policy is not null && _waited >= Policy.Patience;

    /// <summary>Begins a run.</summary>
    public void Clear() => BestEpoch = _waited = 0;

    /// <summary>Judges an epoch; the network has the weights that were evaluated.</summary>
    /// <param name="epoch">The epoch.</param>
    /// <param name="value">What is watched.</param>
    /// <param name="higherIsBetter">Whether more of it is better.</param>
    /// <returns>Whether it is the best so far.</returns>
    public bool Observe(int epoch, double value, bool higherIsBetter)
    {
        double gain = higherIsBetter ? value - _best : _best - value;
        bool isBest = !double.IsNaN(value) && (BestEpoch == 0 || gain > (Policy?.MinDelta ?? 0));
        if (!isBest)
        {
            _waited++;
            return false;
        }

        _best = value;
        _waited = 0;
        BestEpoch = epoch;
        if (_parameters.Length > 0)
        {
            network.Parameters.CopyTo(_parameters);
            network.Statistics.CopyTo(_statistics);
        }

        return true;
    }

    /// <summary>Gives the network its best weights, if they are kept and there are any.</summary>
    public void Restore()
    {
        if (_parameters.Length == 0 || BestEpoch == 0)
            return;
        _parameters.CopyTo(network.Parameters);
        _statistics.CopyTo(network.Statistics);
    }

    /// <summary>Adds what is kept in states.</summary>
    /// <param name="map">The map.</param>
    public void AddTo(StateMap map)
    {
        map.Add("best.epoch", () => BestEpoch, value => BestEpoch = (int)value, int.MaxValue);
        map.Add("best.waited", () => _waited, value => _waited = (int)value, int.MaxValue);
        map.Add("best.value", () => new Span<double>(ref _best), isFinite: false);
        map.Add("best.parameters", () => _parameters.AsSpan());
        map.Add("best.statistics", () => _statistics.AsSpan());
    }
}
