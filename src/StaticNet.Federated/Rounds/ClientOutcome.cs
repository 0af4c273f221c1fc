namespace StaticNet.Federated;

/// <summary>What became of a server's call of a client.</summary>
/// <param name="ClientId">The client.</param>
/// <param name="Kind">What became of it.</param>
/// <param name="Reason">Why it doesn't count, a sentence; null where it does.</param>
public sealed record ClientOutcome(string ClientId, OutcomeKind Kind, string? Reason = null);
