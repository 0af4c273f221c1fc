namespace StaticNet.Laboratory.TemporalOrder;

/// <summary>The network of a training: one set of weights, and for each length of sequences the network that is compiled for it, which takes them over when its turn comes.</summary>
internal sealed class OrderModel : IDisposable
{
    private readonly Dictionary<int, OrderNetwork> _networks;
    private OrderNetwork _current;

    /// <summary>A model at its start.</summary>
    /// <param name="trial">The training.</param>
    /// <param name="capacity">The most sequences of a batch.</param>
    /// <param name="learningRate">The rate.</param>
    public OrderModel(TemporalOrderTrial trial, int capacity, float learningRate)
    {
        int[] lengths = trial.Lengths.AreMixed ? OrderNetworks.LengthsOf(trial) : [trial.Lengths.Shortest];
        _networks = lengths.ToDictionary(length => length, length => OrderNetworks.Create(trial, length, capacity, learningRate));
        _current = _networks[lengths[0]];
        _current.Fill(new RecurrentWeights(trial.Start, trial.Seed));
    }

    /// <summary>The parameters one by one: of inputs, of states, their biases, of the answers, their bias.</summary>
    public float[][] Weights
    {
        get => _current.Weights;
        set => _current.Weights = value;
    }

    /// <summary>Makes an update.</summary>
    /// <param name="length">The steps of the sequences.</param>
    /// <param name="batch">The sequences.</param>
    public GradientResult Update(int length, in Batch batch) => Use(length).Update(batch);

    /// <summary>Answers.</summary>
    /// <param name="length">The steps of the sequences.</param>
    /// <param name="batch">The sequences.</param>
    /// <param name="outputs">Receives a score for each answer of each.</param>
    public void Predict(int length, in Batch batch, Span<float> outputs) => Use(length).Predict(batch, outputs);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var network in _networks.Values)
            network.Dispose();
    }

    private OrderNetwork Use(int length)
    {
        var next = _networks[length];
        if (next != _current)
            _current.Parameters.CopyTo(next.Parameters);
        return _current = next;
    }
}
