using StaticNet.Data;
using StaticNet.Files;
using StaticNet.Training;

namespace StaticNet.Federated;

/// <summary>
/// A client that trains a network by a <see cref="Trainer{TNetwork}"/> on samples of its own.
/// </summary>
/// <remarks>
/// <code>
/// var client = new TrainerClient&lt;Digits&gt;(network, training, (network, seed) => new Trainer&lt;Digits&gt;(network, new Sgd(0.1f), seed)) { Epochs = 1, BatchSize = 10, Validation = test };
/// </code>
/// It keeps nothing from round to round but its samples: each round has a new trainer, and what is drawn at random is a function of <see cref="Seed"/> and the round's number. So a round that is
/// asked for again, of a server that was ended in the middle of it, gives the same bits. What the server's settings say goes before the client's own
/// (<see cref="SettingNames"/>: <c>local_epochs</c>, <c>batch_size</c>, <c>lr</c>, <c>proximal_mu</c>).
/// </remarks>
/// <typeparam name="TNetwork">The network's class.</typeparam>
public sealed class TrainerClient<TNetwork> : IFederatedClient
    where TNetwork : class, INetwork
{
    private static readonly StateDictLayout Layout = StateDictLayout.Of<TNetwork>();

    private readonly NetworkPool<TNetwork> _networks;
    private readonly ISampleSource _training;
    private readonly Func<TNetwork, ulong, Trainer<TNetwork>> _createTrainer;

    /// <summary>A client with a network of its own.</summary>
    /// <param name="network">The network, which serves the client alone from now on; the caller disposes it after the client's last call.</param>
    /// <param name="training">What to train on.</param>
    /// <param name="createTrainer">Makes the trainer of a round: with a new optimizer, and the seed that it is given.</param>
    public TrainerClient(TNetwork network, ISampleSource training, Func<TNetwork, ulong, Trainer<TNetwork>> createTrainer)
        : this(OnlyOne(network), training, createTrainer)
    {
    }

    /// <summary>A client that shares networks with others.</summary>
    /// <param name="networks">The networks.</param>
    /// <param name="training">What to train on.</param>
    /// <param name="createTrainer">Makes the trainer of a round: with a new optimizer, and the seed that it is given.</param>
    public TrainerClient(NetworkPool<TNetwork> networks, ISampleSource training, Func<TNetwork, ulong, Trainer<TNetwork>> createTrainer)
    {
        ArgumentNullException.ThrowIfNull(networks);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(createTrainer);
        _networks = networks;
        _training = training;
        _createTrainer = createTrainer;
    }

    /// <summary>What is measured; null, the default, for the samples that it is trained on.</summary>
    public ISampleSource? Validation { get; init; }

    /// <summary>The epochs of a round, where the server doesn't say; 1 or more, 1 unless set.</summary>
    public int Epochs
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Epochs));
            field = value;
        }
    } = 1;

    /// <summary>The samples of a batch, where the server doesn't say; null, the default, for <c>Fit</c>'s own default.</summary>
    public int? BatchSize { get; init; }

    /// <summary>Decides, with the number of the round, the order of samples and what else is drawn.</summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// The client's own clipping and noise, for servers that aren't trusted; null, the default, for none. With it the client doesn't tell the number of its samples, and nothing that isn't in
    /// <see cref="Report"/>.
    /// </summary>
    public LocalPrivacy? Privacy { get; init; }

    /// <summary>What it reports of a training; null, the default, for the loss, <c>train_loss</c>.</summary>
    public Func<TrainingResult, IReadOnlyDictionary<string, FederatedValue>>? Report { get; init; }

    /// <inheritdoc/>
    /// <returns>The number of training samples: <c>num_examples</c>.</returns>
    public Task<IReadOnlyDictionary<string, FederatedValue>> GetPropertiesAsync(IReadOnlyDictionary<string, FederatedValue> settings, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, FederatedValue>>(new Dictionary<string, FederatedValue> { ["num_examples"] = (long)_training.Count });

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<float>> GetStateAsync(IReadOnlyDictionary<string, FederatedValue> settings, CancellationToken cancellationToken) =>
        _networks.UseAsync(Read, cancellationToken);

    /// <inheritdoc/>
    public Task<FitReply> FitAsync(FitRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _networks.UseAsync(network => Fit(network, request, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<EvaluateReply> EvaluateAsync(EvaluateRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _networks.UseAsync(network => Evaluate(network, request), cancellationToken);
    }

    private static NetworkPool<TNetwork> OnlyOne(TNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return new NetworkPool<TNetwork>(() => network, 1);
    }

    private static ReadOnlyMemory<float> Read(TNetwork network)
    {
        float[] state = new float[Layout.Length];
        Layout.Save(network, state);
        return state;
    }

    private FitReply Fit(TNetwork network, FitRequest request, CancellationToken cancellationToken)
    {
        var settings = new ClientSettings(request.Settings);
        ulong seed = settings.SeedOf(Seed);
        Layout.Load(network, request.State.Span);
        network.TrainingPosition = new TrainingPosition(seed, 0);
        var trainer = _createTrainer(network, seed);
        if (settings.LearningRate is { } rate)
            trainer.Optimizer.LearningRate = rate;
        if (settings.ProximalWeight is > 0 and var weight)
            trainer.Proximity = new ProximalTerm(network, weight);

        var result = trainer.Fit(_training, settings.Epochs ?? Epochs, settings.BatchSize ?? BatchSize, progress: null, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        float[] state = new float[Layout.Length];
        Layout.Save(network, state);
        CountOn(request.State.Span, state);
        Privacy?.Apply(Layout, request.State.Span, state);
        return new FitReply(state, Privacy is null ? _training.Count : 1, Report?.Invoke(result) ?? DefaultReport(result));
    }

    private Dictionary<string, FederatedValue> DefaultReport(TrainingResult result) =>
        Privacy is null ? new() { ["train_loss"] = result.Epochs[^1].TrainLoss } : [];

    private EvaluateReply Evaluate(TNetwork network, EvaluateRequest request)
    {
        Layout.Load(network, request.State.Span);
        var samples = Validation ?? _training;
        var evaluation = _createTrainer(network, Seed).Evaluate(samples);
        var metrics = new Dictionary<string, FederatedValue>();
        if (evaluation.Accuracy is { } accuracy)
            metrics["accuracy"] = accuracy;
        return new EvaluateReply(evaluation.Loss, evaluation.Count, metrics);
    }

    // The network counts the batches of a round; statistics have seen those of all rounds.
    private static void CountOn(ReadOnlySpan<float> before, Span<float> state)
    {
        for (int i = 0; i < Layout.Tensors.Length; i++)
            if (Layout.Tensors[i].Role == StateDictRole.BatchCount)
                Layout.Slice(i, state)[0] += Layout.Slice(i, before)[0];
    }
}
