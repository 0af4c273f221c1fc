namespace StaticNet.Federated;

/// <summary>
/// Who takes part in federated learning: it has samples that stay with it, trains a model on them and measures it. A server sees this of clients in its own process and of those that
/// have joined over the network; a program that joins a server gives it one.
/// </summary>
/// <remarks>A server makes one call at a time of each client. An exception is a client's failure in that call; other clients and later rounds go on.</remarks>
public interface IFederatedClient
{
    /// <summary>Answers questions of the server, such as those of secure aggregation.</summary>
    /// <param name="settings">What is asked, by name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<IReadOnlyDictionary<string, FederatedValue>> GetPropertiesAsync(IReadOnlyDictionary<string, FederatedValue> settings, CancellationToken cancellationToken);

    /// <summary>The client's own model, from which a server that has none begins.</summary>
    /// <param name="settings">How, by name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<ReadOnlyMemory<float>> GetStateAsync(IReadOnlyDictionary<string, FederatedValue> settings, CancellationToken cancellationToken);

    /// <summary>Trains on the client's samples.</summary>
    /// <param name="request">From what model on, and how.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<FitReply> FitAsync(FitRequest request, CancellationToken cancellationToken);

    /// <summary>Measures on the client's samples.</summary>
    /// <param name="request">What model, and how.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<EvaluateReply> EvaluateAsync(EvaluateRequest request, CancellationToken cancellationToken);
}
