using StaticNet.Files;

namespace StaticNet.Federated;

/// <summary>
/// The server of federated learning: in each round some of the clients train its model on samples of their own, and it puts together what they have found by a <see cref="Federated.Strategy"/>.
/// Clients are in this process or have joined over the network; it sees no difference.
/// </summary>
/// <remarks>
/// The result of a round depends on the model, the clients' answers and the options alone, not on who answered first: answers are taken in the order of the clients' names. Clients that fail,
/// are late, or answer with what can't be used are left out and told of in the result. One round at a time; properties may be read by any thread.
/// </remarks>
public sealed partial class FederatedServer
{
    private readonly FederatedOptions _options;
    private readonly ClientSampler _sampler;
    private readonly ClientCalls _calls;
    private readonly ReplyChecks _checks;
    private readonly IRoundTraining _training;
    private readonly PrivacyAccountant? _accountant;
    private readonly AbsentClients _absent;
    private float[]? _state;
    private int _running;

    /// <summary>A server.</summary>
    /// <param name="layout">The model's tensors.</param>
    /// <param name="state">The model that the first round begins with, which is copied; empty for that of the first client.</param>
    /// <param name="strategy">How updates change the model. It serves this server alone from now on.</param>
    /// <param name="options">How rounds are run; null for the defaults.</param>
    /// <param name="clients">The clients; null for none yet.</param>
    /// <exception cref="ArgumentException">The model is of another length or isn't finite, or the strategy needs each update but the options show it sums only.</exception>
    public FederatedServer(StateDictLayout layout, ReadOnlySpan<float> state, Strategy strategy, FederatedOptions? options = null, ClientRegistry? clients = null)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(strategy);
        Layout = layout;
        Strategy = strategy;
        Clients = clients ?? new ClientRegistry();
        _options = options ?? new FederatedOptions();
        _sampler = new ClientSampler(_options.Seed);
        _calls = new ClientCalls(_options.RoundTimeout);
        _checks = new ReplyChecks(layout, _options.MaximumSamples);
        _training = CreateTraining(layout, strategy, _options);
        _accountant = _options.Privacy is null ? null : new PrivacyAccountant();
        _absent = new AbsentClients(_options.PutAsideAfter, _options.Logger);
        if (!state.IsEmpty)
        {
            if (ReplyChecks.FindInModel(state, layout) is { } reason)
                throw new ArgumentException($"The server can't begin with this model. {reason}", nameof(state));
            _state = state.ToArray();
        }

        strategy.ServerOptimizer.Attach(layout);
    }

    /// <summary>A server whose first round begins with a network's weights.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network; later it has nothing to do with the server.</param>
    /// <param name="strategy">How updates change the model. It serves this server alone from now on.</param>
    /// <param name="options">How rounds are run; null for the defaults.</param>
    /// <param name="clients">The clients; null for none yet.</param>
    /// <exception cref="ArgumentException">A weight isn't finite, or the options don't go with the model or the strategy.</exception>
    /// <exception cref="InvalidOperationException">Another call uses the network.</exception>
    public static FederatedServer Create<TNetwork>(TNetwork network, Strategy strategy, FederatedOptions? options = null, ClientRegistry? clients = null)
        where TNetwork : class, INetwork
    {
        var layout = StateDictLayout.Of<TNetwork>();
        float[] state = new float[layout.Length];
        layout.Save(network, state);
        return new FederatedServer(layout, state, strategy, options, clients);
    }

    /// <summary>The model's tensors.</summary>
    public StateDictLayout Layout { get; }

    /// <summary>How updates change the model.</summary>
    public Strategy Strategy { get; }

    /// <summary>The clients.</summary>
    public ClientRegistry Clients { get; }

    /// <summary>The rounds so far, those included that have left the model as it was.</summary>
    public int Round { get; private set; }

    /// <summary>The model, as its layout says; empty before the first round of a server that has it from a client. Later rounds don't change what this has given.</summary>
    public ReadOnlyMemory<float> State => _state;

    /// <summary>The privacy that the rounds so far have spent, for the δ of <see cref="CentralPrivacy"/>; null where there is none.</summary>
    public PrivacyGuarantee? SpentPrivacy => _accountant is null ? null : Round == 0 ? new PrivacyGuarantee(0, _options.Privacy!.Delta, 0) : _accountant.GetEpsilon(_options.Privacy!.Delta);

    /// <summary>Writes the model to a network.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network.</param>
    /// <exception cref="ArgumentException">It is another network than the model's; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">There is no model yet, or another call uses the network.</exception>
    public void CopyTo<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork
    {
        if (_state is null)
            throw new InvalidOperationException("There is no model before the first round: it is to be the first client's.");
        Layout.Load(network, _state);
    }

    /// <summary>Runs rounds until there have been as many as are wanted, those before a resumed run included.</summary>
    /// <param name="rounds">The number of rounds in all.</param>
    /// <param name="progress">Called after each round, and after its checkpoint; null for nobody.</param>
    /// <param name="cancellationToken">Ends the run; the model is that of the last round that has ended.</param>
    /// <exception cref="OperationCanceledException">The run was ended.</exception>
    /// <exception cref="IOException">A checkpoint can't be written.</exception>
    public async Task RunAsync(int rounds, Action<RoundResult>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        while (Round < rounds)
        {
            var result = await RunRoundAsync(cancellationToken).ConfigureAwait(false);
            progress?.Invoke(result);
        }
    }

    private static IRoundTraining CreateTraining(StateDictLayout layout, Strategy strategy, FederatedOptions options)
    {
        if (options.Secure is null && options.Privacy is null)
            return new PlainTraining(layout, strategy, options);
        if (strategy.Aggregator is not WeightedMean)
            throw new ArgumentException($"{strategy.Name} needs each update as it is, which neither secure aggregation nor privacy shows; take a strategy of weighted means, such as FedAvg.", nameof(options));
        if (options.Secure is not null && options.Privacy is not null)
            throw new ArgumentException(
                $"A server can't clip updates of which it sees the sum alone. Leave {nameof(options.Privacy)} out, and let clients clip and add noise: {nameof(SecureClientOptions)}.{nameof(SecureClientOptions.Protection)}.", nameof(options));
        if (options.Privacy is not { } privacy)
            return new SecureTraining(layout, options, options.Secure!);
        privacy.Check();
        if (layout.Tensors.FirstOrDefault(tensor => tensor.Role != StateDictRole.Trained) is { } statistic)
            throw new ArgumentException($"{statistic.Name} is no tensor that training clips and adds noise to; take normalization without statistics, such as LayerNorm, where privacy is wanted.", nameof(options));
        return new PrivateTraining(layout, options, privacy);
    }
}
