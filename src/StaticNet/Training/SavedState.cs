using StaticNet.CompilerServices;

namespace StaticNet.Training;

/// <summary>
/// A copy of what a step changes: weights, statistics, their average, the states that layers carry from window to window, the optimizer's state and its count of steps. It is allocated once.
/// </summary>
internal sealed class SavedState
{
    private readonly float[] _parameters;
    private readonly float[] _statistics;
    private readonly float[] _carried;
    private readonly float[][] _states;
    private readonly double[] _scalars;
    private readonly float[] _averageParameters;
    private readonly float[] _averageStatistics;
    private readonly WeightAveraging? _averaging;
    private long _stepCount;
    private long _averageCount;

    /// <summary>Space for a copy.</summary>
    /// <param name="network">The network.</param>
    /// <param name="optimizer">Its optimizer, attached.</param>
    /// <param name="averaging">The average of its weights, attached; null for none.</param>
    public SavedState(INetwork network, Optimizer optimizer, WeightAveraging? averaging)
    {
        _averaging = averaging;
        _averageParameters = new float[averaging?.Parameters.Length ?? 0];
        _averageStatistics = new float[averaging?.Statistics.Length ?? 0];
        _parameters = new float[network.Parameters.Length];
        _statistics = new float[network.Statistics.Length];
        _carried = new float[network.Memory?.States.Length ?? 0];
        _states = new float[optimizer.States.Length][];
        for (int state = 0; state < _states.Length; state++)
            _states[state] = new float[optimizer.States[state].Length];
        _scalars = new double[optimizer.Scalars.Length];
    }

    /// <summary>Whether there is a copy.</summary>
    public bool IsSaved { get; private set; }

    /// <summary>Copies.</summary>
    /// <param name="network">The network.</param>
    /// <param name="optimizer">Its optimizer.</param>
    /// <param name="statistics">The statistics that belong to the weights: a pass has already moved those of the network.</param>
    /// <param name="carried">The states that layers carry, likewise.</param>
    public void Save(INetwork network, Optimizer optimizer, ReadOnlySpan<float> statistics, ReadOnlySpan<float> carried)
    {
        using var use = NetworkUse.Of(network);
        network.Parameters.CopyTo(_parameters);
        statistics.CopyTo(_statistics);
        carried.CopyTo(_carried);
        for (int state = 0; state < _states.Length; state++)
            optimizer.States[state].Values.CopyTo(_states[state]);
        optimizer.Scalars.CopyTo(_scalars);
        _stepCount = optimizer.StepCount;
        if (_averaging is not null)
            _averageCount = _averaging.Save(_averageParameters, _averageStatistics);
        IsSaved = true;
    }

    /// <summary>Copies back.</summary>
    /// <param name="network">The network.</param>
    /// <param name="optimizer">Its optimizer.</param>
    public void Restore(INetwork network, Optimizer optimizer)
    {
        using var change = WeightsChange.Of(network);
        _parameters.CopyTo(network.Parameters);
        _statistics.CopyTo(network.Statistics);
        if (network.Memory is { } memory)
            _carried.CopyTo(memory.States.Span);
        for (int state = 0; state < _states.Length; state++)
            _states[state].CopyTo(optimizer.States[state].Values);
        _scalars.CopyTo(optimizer.Scalars);
        optimizer.StepCount = _stepCount;
        _averaging?.Restore(_averageParameters, _averageStatistics, _averageCount);
    }

    /// <summary>Adds what is kept in states.</summary>
    /// <param name="map">The map, to which the optimizer's own states were added.</param>
    /// <param name="network">The network.</param>
    /// <param name="optimizer">The optimizer.</param>
    public void AddTo(StateMap map, INetwork network, Optimizer optimizer)
    {
        map.Add("saved.exists", () => IsSaved ? 1 : 0, value => IsSaved = value == 1, most: 1);
        map.AddTensors("saved", () => _parameters.AsSpan(), () => _statistics.AsSpan());
        map.AddCarried("saved.state", network, () => _carried.AsSpan());
        for (int index = 0; index < _states.Length; index++)
        {
            // Its padding is that of the optimizer's own, which is loaded before.
            float[] values = _states[index];
            var state = optimizer.States[index];
            map.AddTensors($"saved.optimizer.{state.Name}", $"saved.optimizer.{index}", () => values.AsSpan(), () => state.Values.CopyTo(values));
        }

        map.Add("saved.scalars", () => _scalars.AsSpan());
        map.Add("saved.stepCount", () => _stepCount, value => _stepCount = value);
        map.AddTensors("saved.average", () => _averageParameters.AsSpan(), () => _averageStatistics.AsSpan());
        map.Add("saved.average.count", () => _averageCount, value => _averageCount = value);
    }
}
