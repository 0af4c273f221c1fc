namespace StaticNet.Federated;

/// <summary>
/// A client that takes part in secure aggregation: it trains as another client does and shows its updates only under masks, which vanish from the sum of all
/// (Bonawitz et al. 2017, "Practical Secure Aggregation for Privacy-Preserving Machine Learning").
/// </summary>
/// <remarks>
/// <para>
/// In a round it draws two key pairs of elliptic-curve Diffie–Hellman (NIST P-256) and a seed; divides its private masking key and its seed by Shamir's sharing among the participants,
/// encrypted for each (HKDF with SHA-256, AES-256-GCM); trains; adds to its update, as integers modulo 2³², a mask of its own seed and one of each pair of keys (AES-256 in counter mode); and at
/// the end gives shares of the seeds of those whose updates came, or of the keys of those that are gone, never both of one.
/// </para>
/// <para>
/// What is safe: a server that follows the protocol but is curious learns the sum of the updates, the sum of the samples, who takes part and who drops out, even together with
/// fewer clients than the threshold. What isn't: a server that lies about keys. Clients know each other's keys from the server alone; there is no public-key infrastructure by
/// which they sign them, as the paper has it against active servers, so that such a server can pretend to be all other clients. That clients are who they say is up to the transport's
/// authentication. A client can also spoil a sum by its own update, which nobody sees.
/// </para>
/// <para>
/// Figures of <see cref="FitAsync"/> other than the update don't leave the client, nor do its properties. <see cref="EvaluateAsync"/> is passed on: its figures are the client's own and not
/// under masks.
/// </para>
/// </remarks>
public sealed class SecureClient : IFederatedClient, IDisposable
{
    private readonly Lock _lock = new();
    private readonly IFederatedClient _client;
    private readonly SecureClientOptions _options;
    private readonly RandomSource _random;
    private readonly HashSet<string> _sessions = [];
    private SecureSession? _session;
    private bool _hasTrained;

    /// <summary>A client that shows sums only.</summary>
    /// <param name="client">Who trains.</param>
    /// <param name="options">What it insists on; null for the usual.</param>
    /// <exception cref="ArgumentOutOfRangeException">The options let it share masks with fewer than one other client.</exception>
    public SecureClient(IFederatedClient client, SecureClientOptions? options = null)
        : this(client, options ?? new(), RandomSource.Cryptographic)
    {
    }

    internal SecureClient(IFederatedClient client, SecureClientOptions options, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MinimumClients, 2);
        _client = client;
        _options = options;
        _random = random;
    }

    /// <summary>Answers a phase of secure aggregation. Other questions get no values: a client's properties, such as the number of its samples, stay with it.</summary>
    /// <param name="settings">What is asked, by name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ClientFailureException">The phase isn't next, or what is asked isn't acceptable; the client is as it was.</exception>
    public Task<IReadOnlyDictionary<string, FederatedValue>> GetPropertiesAsync(IReadOnlyDictionary<string, FederatedValue> settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        try
        {
            return Task.FromResult<IReadOnlyDictionary<string, FederatedValue>>(settings.ContainsKey(SecureNames.Phase) ? Answer(new SecureMessage(settings)) : []);
        }
        catch (ClientFailureException failure)
        {
            return Task.FromException<IReadOnlyDictionary<string, FederatedValue>>(failure);
        }
    }

    /// <summary>The client's own model, as long as it hasn't trained: later it would show an update.</summary>
    /// <inheritdoc cref="IFederatedClient.GetStateAsync" path="/param"/>
    /// <exception cref="ClientFailureException">The client has trained.</exception>
    public async Task<ReadOnlyMemory<float>> GetStateAsync(IReadOnlyDictionary<string, FederatedValue> settings, CancellationToken cancellationToken)
    {
        lock (_lock)
            if (_hasTrained)
                throw new ClientFailureException("The client's own model would show its update.");
        return await _client.GetStateAsync(settings, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Trains and gives the update under masks.</summary>
    /// <param name="request">From what model on, and how; the settings hold the session and the neighbours' shares.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>No state and no samples; the metrics hold the masked update, whose last word is the samples.</returns>
    /// <exception cref="ClientFailureException">The phase isn't next, what is asked isn't acceptable, or the training's result isn't finite.</exception>
    public async Task<FitReply> FitAsync(FitRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var message = new SecureMessage(request.Settings);
        if (message.Text(SecureNames.Phase) != nameof(SecurePhase.MaskedInput))
            throw new ClientFailureException("The client trains under secure aggregation only.");
        var encoding = FixedPointEncoding.Read(message, request.State.Length);
        var session = Session;
        session.Accept(message);
        lock (_lock)
            _hasTrained = true;

        var settings = request.Settings.Where(setting => !setting.Key.StartsWith(SecureNames.Prefix, StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);
        var reply = await _client.FitAsync(new FitRequest(request.State, settings), cancellationToken).ConfigureAwait(false);
        float[] update = UpdateOf(request, reply);
        _options.Protection?.Invoke(update, settings);
        if (Array.FindIndex(update, element => !float.IsFinite(element)) is >= 0 and var bad)
            throw new ClientFailureException($"Element {bad} of the update is {update[bad]}; every element must be finite.");
        using var rounding = Secret.Draw(_random);
        byte[] masked = session.Mask(encoding.Encode(update, reply.SampleCount, rounding));
        return new FitReply(default, 0, new Dictionary<string, FederatedValue> { [SecureNames.Masked] = FederatedValue.FromBytes(masked) });
    }

    /// <inheritdoc/>
    public Task<EvaluateReply> EvaluateAsync(EvaluateRequest request, CancellationToken cancellationToken) => _client.EvaluateAsync(request, cancellationToken);

    /// <summary>Ends the round that goes on, if one does, and zeroes its secrets.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _session?.Dispose();
            _session = null;
        }
    }

    private SecureSession Session
    {
        get
        {
            lock (_lock)
                return _session ?? throw new ClientFailureException("No session has begun.");
        }
    }

    private Dictionary<string, FederatedValue> Answer(SecureMessage message) => message.Text(SecureNames.Phase) switch
    {
        nameof(SecurePhase.AdvertiseKeys) => Begin(message).Advertise(),
        nameof(SecurePhase.ShareKeys) => Session.ShareKeys(message),
        nameof(SecurePhase.Unmask) => Session.Unmask(message),
        var other => throw new ClientFailureException($"The phase {other} isn't known."),
    };

    private SecureSession Begin(SecureMessage message)
    {
        var id = message.Bytes(SecureNames.Session, KeyDerivation.SessionLength);
        lock (_lock)
        {
            if (!_sessions.Add(Convert.ToHexString(id.Span)))
                throw new ClientFailureException("The session has been before.");
            _session?.Dispose();
            return _session = new SecureSession(id, _options.MinimumClients, _random);
        }
    }

    private static float[] UpdateOf(FitRequest request, FitReply reply)
    {
        if (reply.State.Length != request.State.Length)
            throw new ClientFailureException($"The trained model has {reply.State.Length} elements instead of {request.State.Length}.");
        if (reply.SampleCount < 0)
            throw new ClientFailureException($"The number of samples is {reply.SampleCount}.");
        float[] update = new float[reply.State.Length];
        for (int i = 0; i < update.Length; i++)
            update[i] = reply.State.Span[i] - request.State.Span[i];
        return update;
    }
}
