namespace StaticNet.Laboratory.TemporalOrder;

/// <summary>The network of a training: one set of weights, and networks with room for more and more steps, each of which takes them over when its turn comes.</summary>
internal sealed class OrderModel : IDisposable
{
    private readonly int[] _rooms;
    private readonly OrderNetwork[] _networks;
    private OrderNetwork _current;

    /// <summary>A model at its start.</summary>
    /// <param name="trial">The training.</param>
    /// <param name="capacity">The most sequences of a batch.</param>
    public OrderModel(TemporalOrderTrial trial, int capacity)
    {
        _rooms = OrderNetworks.RoomsOf(trial);
        _networks = Array.ConvertAll(_rooms, room => OrderNetworks.Create(trial, room, capacity));
        _current = _networks[0];
        _current.Fill(new RecurrentWeights(trial.Start, trial.Seed));
    }

    /// <summary>The parameters one by one: of inputs, of states, their biases, of the answers, their bias.</summary>
    public float[][] Weights
    {
        get => _current.Weights;
        set => _current.Weights = value;
    }

    /// <summary>The steps that a batch has room for.</summary>
    /// <param name="length">The steps of its sequences.</param>
    public int RoomFor(int length) => Array.Find(_rooms, room => room >= length);

    /// <summary>Makes an update.</summary>
    /// <param name="length">The steps of the sequences.</param>
    /// <param name="batch">The sequences, with <see cref="RoomFor"/> so many steps.</param>
    public GradientResult Update(int length, in Batch batch) => Use(length).Update(batch);

    /// <summary>Answers.</summary>
    /// <param name="length">The steps of the sequences.</param>
    /// <param name="batch">The sequences, with <see cref="RoomFor"/> so many steps.</param>
    /// <param name="outputs">Receives a score for each answer of each.</param>
    public void Predict(int length, in Batch batch, Span<float> outputs) => Use(length).Predict(batch, outputs);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var network in _networks)
            network.Dispose();
    }

    private OrderNetwork Use(int length)
    {
        var next = _networks[Array.FindIndex(_rooms, room => room >= length)];
        if (next != _current)
            _current.Parameters.CopyTo(next.Parameters);
        return _current = next;
    }
}
