namespace StaticNet.Federated.Tests.Infrastructure;

/// <summary>A client that answers a question of training as a test says.</summary>
/// <param name="client">What answers the others.</param>
/// <param name="fit">The answer.</param>
internal sealed class ScriptedClient(IFederatedClient client, Func<IFederatedClient, FitRequest, CancellationToken, Task<FitReply>> fit) : IFederatedClient
{
    public Task<IReadOnlyDictionary<string, FederatedValue>> GetPropertiesAsync(IReadOnlyDictionary<string, FederatedValue> settings, CancellationToken cancellationToken) =>
        client.GetPropertiesAsync(settings, cancellationToken);

    public Task<ReadOnlyMemory<float>> GetStateAsync(IReadOnlyDictionary<string, FederatedValue> settings, CancellationToken cancellationToken) =>
        client.GetStateAsync(settings, cancellationToken);

    public Task<FitReply> FitAsync(FitRequest request, CancellationToken cancellationToken) => fit(client, request, cancellationToken);

    public Task<EvaluateReply> EvaluateAsync(EvaluateRequest request, CancellationToken cancellationToken) => client.EvaluateAsync(request, cancellationToken);
}
