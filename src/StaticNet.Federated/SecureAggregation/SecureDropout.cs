namespace StaticNet.Federated;

/// <summary>A client that didn't get through a round of secure aggregation.</summary>
/// <param name="Id">What the server calls it.</param>
/// <param name="Phase">The phase that it didn't get through. Who fails in the last one is in the sum nevertheless.</param>
/// <param name="Reason">Why.</param>
public sealed record SecureDropout(string Id, SecurePhase Phase, string Reason)
{
    /// <summary>Whether it didn't answer in time.</summary>
    public bool IsTimedOut { get; init; }
}
