using StaticNet.Federated.Tests.Clients;

namespace StaticNet.Federated.Tests.Infrastructure;

/// <summary>A client that measures at once, but for the first time, when it never answers.</summary>
internal sealed class HesitantClient : IFederatedClient
{
    private readonly SilentClient _silent = new();
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when it is asked.</summary>
    public Task IsAsked => _asked.Task;

    public Task<IReadOnlyDictionary<string, FederatedValue>> GetPropertiesAsync(IReadOnlyDictionary<string, FederatedValue> settings, CancellationToken cancellationToken) =>
        _silent.GetPropertiesAsync(settings, cancellationToken);

    public Task<ReadOnlyMemory<float>> GetStateAsync(IReadOnlyDictionary<string, FederatedValue> settings, CancellationToken cancellationToken) =>
        _silent.GetStateAsync(settings, cancellationToken);

    public Task<FitReply> FitAsync(FitRequest request, CancellationToken cancellationToken) => _silent.FitAsync(request, cancellationToken);

    public Task<EvaluateReply> EvaluateAsync(EvaluateRequest request, CancellationToken cancellationToken) => _asked.TrySetResult()
        ? _silent.EvaluateAsync(request, cancellationToken)
        : Task.FromResult(new EvaluateReply(0, 1, new Dictionary<string, FederatedValue>()));
}
