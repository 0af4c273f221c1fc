namespace StaticNet;

/// <summary>A copy of what a step changes: weights, statistics, the optimizer's state and its count of steps. It is allocated once.</summary>
internal sealed class SavedState
{
    private readonly float[] _parameters;
    private readonly float[] _statistics;
    private readonly float[][] _states;
    private readonly double[] _scalars;
    private long _stepCount;

    /// <summary>Space for a copy.</summary>
    /// <param name="network">The network.</param>
    /// <param name="optimizer">Its optimizer, attached.</param>
    public SavedState(INetwork network, Optimizer optimizer)
    {
        _parameters = new float[network.Parameters.Length];
        _statistics = new float[network.Statistics.Length];
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
    public void Save(INetwork network, Optimizer optimizer, ReadOnlySpan<float> statistics)
    {
        network.Parameters.CopyTo(_parameters);
        statistics.CopyTo(_statistics);
        for (int state = 0; state < _states.Length; state++)
            optimizer.States[state].Values.CopyTo(_states[state]);
        optimizer.Scalars.CopyTo(_scalars);
        _stepCount = optimizer.StepCount;
        IsSaved = true;
    }

    /// <summary>Copies back.</summary>
    /// <param name="network">The network.</param>
    /// <param name="optimizer">Its optimizer.</param>
    public void Restore(INetwork network, Optimizer optimizer)
    {
        _parameters.CopyTo(network.Parameters);
        _statistics.CopyTo(network.Statistics);
        for (int state = 0; state < _states.Length; state++)
            _states[state].CopyTo(optimizer.States[state].Values);
        _scalars.CopyTo(optimizer.Scalars);
        optimizer.StepCount = _stepCount;
    }
}
