namespace StaticNet.Federated.Tests.Clients;

/// <summary>A client that never answers.</summary>
internal sealed class SilentClient : IFederatedClient
{
    public Task<IReadOnlyDictionary<string, FederatedValue>> GetPropertiesAsync(IReadOnlyDictionary<string, FederatedValue> settings, CancellationToken cancellationToken) =>
        Never<IReadOnlyDictionary<string, FederatedValue>>(cancellationToken);

    public Task<ReadOnlyMemory<float>> GetStateAsync(IReadOnlyDictionary<string, FederatedValue> settings, CancellationToken cancellationToken) =>
        Never<ReadOnlyMemory<float>>(cancellationToken);

    public Task<FitReply> FitAsync(FitRequest request, CancellationToken cancellationToken) => Never<FitReply>(cancellationToken);

    public Task<EvaluateReply> EvaluateAsync(EvaluateRequest request, CancellationToken cancellationToken) => Never<EvaluateReply>(cancellationToken);

    private static async Task<T> Never<T>(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException("It never answers.");
    }
}
