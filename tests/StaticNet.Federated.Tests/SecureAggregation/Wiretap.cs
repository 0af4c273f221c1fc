using Values = System.Collections.Generic.Dictionary<string, StaticNet.Federated.FederatedValue>;

namespace StaticNet.Federated.Tests.SecureAggregation;

/// <summary>Stands between server and client: sees the messages of each phase, changes them, and fails or stays silent where a test says so.</summary>
internal sealed class Wiretap(IFederatedClient client) : IFederatedClient
{
    /// <summary>The phase in which the client is gone before it hears the question.</summary>
    public SecurePhase? FailsIn { get; set; }

    /// <summary>The phase that the client hears and answers, whose answer gets lost.</summary>
    public SecurePhase? LosesAnswerOf { get; set; }

    /// <summary>The phase in which the client never answers.</summary>
    public SecurePhase? HangsIn { get; set; }

    /// <summary>Changes what a client hears.</summary>
    public Action<SecurePhase, Values>? OnRequest { get; set; }

    /// <summary>Changes what it answers.</summary>
    public Action<SecurePhase, Values>? OnReply { get; set; }

    public Dictionary<SecurePhase, Values> Requests { get; } = [];

    public Dictionary<SecurePhase, Values> Replies { get; } = [];

    public async Task<IReadOnlyDictionary<string, FederatedValue>> GetPropertiesAsync(IReadOnlyDictionary<string, FederatedValue> settings, CancellationToken cancellationToken)
    {
        var phase = Enum.Parse<SecurePhase>(settings[SecureNames.Phase].ToString());
        var request = await HearAsync(phase, settings);
        return Answer(phase, await client.GetPropertiesAsync(request, cancellationToken));
    }

    public Task<ReadOnlyMemory<float>> GetStateAsync(IReadOnlyDictionary<string, FederatedValue> settings, CancellationToken cancellationToken) =>
        client.GetStateAsync(settings, cancellationToken);

    public async Task<FitReply> FitAsync(FitRequest request, CancellationToken cancellationToken)
    {
        var settings = await HearAsync(SecurePhase.MaskedInput, request.Settings);
        var reply = await client.FitAsync(request with { Settings = settings }, cancellationToken);
        return reply with { Metrics = Answer(SecurePhase.MaskedInput, reply.Metrics) };
    }

    public Task<EvaluateReply> EvaluateAsync(EvaluateRequest request, CancellationToken cancellationToken) => client.EvaluateAsync(request, cancellationToken);

    private async Task<Values> HearAsync(SecurePhase phase, IReadOnlyDictionary<string, FederatedValue> settings)
    {
        if (FailsIn == phase)
            throw new ClientFailureException($"gone in {phase}");
        if (HangsIn == phase)
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
        var request = settings.ToDictionary();
        OnRequest?.Invoke(phase, request);
        return Requests[phase] = request;
    }

    private Values Answer(SecurePhase phase, IReadOnlyDictionary<string, FederatedValue> values)
    {
        var reply = values.ToDictionary();
        OnReply?.Invoke(phase, reply);
        Replies[phase] = reply;
        return LosesAnswerOf == phase ? throw new ClientFailureException($"lost the answer of {phase}") : reply;
    }
}
