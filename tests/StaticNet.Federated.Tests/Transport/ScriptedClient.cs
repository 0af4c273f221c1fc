namespace StaticNet.Federated.Tests.Transport;

/// <summary>A client that does what a test says; by default it adds 1 to each element of the model, and its loss is the sum of its elements.</summary>
internal sealed class ScriptedClient : IFederatedClient
{
    public Func<FitRequest, CancellationToken, Task<FitReply>> Fit { get; init; } = (request, _) =>
        Task.FromResult(new FitReply(request.State.ToArray().Select(element => element + 1).ToArray(), 10, request.Settings));

    public Task<IReadOnlyDictionary<string, FederatedValue>> GetPropertiesAsync(IReadOnlyDictionary<string, FederatedValue> settings, CancellationToken cancellationToken) =>
        Task.FromResult(settings);

    public Task<ReadOnlyMemory<float>> GetStateAsync(IReadOnlyDictionary<string, FederatedValue> settings, CancellationToken cancellationToken) =>
        Task.FromResult(TestModel.State.AsMemory());

    public Task<FitReply> FitAsync(FitRequest request, CancellationToken cancellationToken) => Fit(request, cancellationToken);

    public Task<EvaluateReply> EvaluateAsync(EvaluateRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new EvaluateReply(request.State.ToArray().Sum(), 4, request.Settings));
}
