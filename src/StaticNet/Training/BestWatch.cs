using StaticNet.CompilerServices;

namespace StaticNet.Training;

/// <summary>Remembers the best epoch of a run, with its weights where they are to come back.</summary>
/// <param name="network">The network.</param>
internal sealed class BestWatch(INetwork network)
{
    private float[] _parameters = [];
    private float[] _statistics = [];
    private float[]? _lastParameters; // of a run that was stopped and may go on, while the network has the best ones
    private float[]? _lastStatistics;
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

    /// <summary>Whether the network has the best weights of a run that would go on from its last ones.</summary>
    public bool HoldsLast => _lastParameters is not null;

    /// <summary>Begins a run.</summary>
    public void Clear()
    {
        BestEpoch = _waited = 0;
        DropLast();
    }

    /// <summary>Forgets the last weights of a run that was stopped.</summary>
    public void DropLast() => _lastParameters = _lastStatistics = null;

    /// <summary>What <see cref="GoBack"/> goes back to.</summary>
    public BestMark Mark() => new(BestEpoch, _waited, _lastParameters, _lastStatistics);

    /// <summary>Goes back to where it was; no step was made and no epoch judged meanwhile.</summary>
    /// <param name="mark">Where it was.</param>
    public void GoBack(BestMark mark)
    {
        bool resumed = mark.LastParameters is { } last && !HoldsLast && _parameters.Length > 0 && network.Parameters.SequenceEqual(last);
        if (resumed)
        {
            using var change = WeightsChange.Of(network);
            _parameters.CopyTo(network.Parameters);
            _statistics.CopyTo(network.Statistics);
        }

        (BestEpoch, _waited, _lastParameters, _lastStatistics) = (mark.BestEpoch, mark.Waited, mark.LastParameters, mark.LastStatistics);
    }

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
            using var use = NetworkUse.Of(network);
            network.Parameters.CopyTo(_parameters);
            network.Statistics.CopyTo(_statistics);
        }

        return true;
    }

    /// <summary>Gives the network its best weights, if they are kept and there are any.</summary>
    /// <param name="keepsLast">Whether the run may go on from the weights that the network has now.</param>
    /// <returns>Whether the network has its best weights now.</returns>
    public bool Restore(bool keepsLast)
    {
        if (_parameters.Length == 0 || BestEpoch == 0)
            return false;
        if (keepsLast)
        {
            _lastParameters = network.Parameters.ToArray();
            _lastStatistics = network.Statistics.ToArray();
        }

        using var change = WeightsChange.Of(network);
        _parameters.CopyTo(network.Parameters);
        _statistics.CopyTo(network.Statistics);
        return true;
    }

    /// <summary>Gives the network the last weights of its run back; those that it has got meanwhile, other than the best ones, stay.</summary>
    /// <returns>Whether it got them.</returns>
    public bool Resume()
    {
        if (_lastParameters is null)
            return false;
        bool isUnchanged = network.Parameters.SequenceEqual(_parameters) && network.Statistics.SequenceEqual(_statistics);
        if (isUnchanged)
        {
            using var change = WeightsChange.Of(network);
            _lastParameters.CopyTo(network.Parameters);
            _lastStatistics.CopyTo(network.Statistics);
        }

        DropLast();
        return isUnchanged;
    }

    /// <summary>Adds what is kept in states.</summary>
    /// <param name="map">The map.</param>
    public void AddTo(StateMap map)
    {
        map.Add("best.epoch", () => BestEpoch, value => BestEpoch = (int)value, int.MaxValue);
        map.Add("best.waited", () => _waited, value => _waited = (int)value, int.MaxValue);
        map.Add("best.value", () => new Span<double>(ref _best), isFinite: false);
        map.AddTensors("best", () => _parameters.AsSpan(), () => _statistics.AsSpan());
    }
}
