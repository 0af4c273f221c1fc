namespace StaticNet.Federated.Tests.SecureAggregation;

/// <summary>A client whose training adds a known update to the model.</summary>
internal sealed class KnownUpdateClient(float[] update, long samples) : IFederatedClient
{
    public float[] Update => update;

    public long Samples => samples;

    public FitRequest? LastRequest { get; private set; }

    public Task<IReadOnlyDictionary<string, FederatedValue>> GetPropertiesAsync(IReadOnlyDictionary<string, FederatedValue> settings, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, FederatedValue>>(new Dictionary<string, FederatedValue> { ["device"] = "test" });

    public Task<ReadOnlyMemory<float>> GetStateAsync(IReadOnlyDictionary<string, FederatedValue> settings, CancellationToken cancellationToken) =>
        Task.FromResult<ReadOnlyMemory<float>>(update);

    public Task<FitReply> FitAsync(FitRequest request, CancellationToken cancellationToken)
    {
        LastRequest = request;
        float[] state = request.State.ToArray();
        for (int i = 0; i < state.Length; i++)
            state[i] += update[i];
        return Task.FromResult(new FitReply(state, samples, new Dictionary<string, FederatedValue> { ["loss"] = 0.5 }));
    }

    public Task<EvaluateReply> EvaluateAsync(EvaluateRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new EvaluateReply(0.25, samples, new Dictionary<string, FederatedValue>()));
}
