namespace StaticNet.Federated;

/// <summary>A client that a server knows.</summary>
/// <param name="Id">What the server calls it. Clients are ordered by it, ordinally, so that a round's result doesn't depend on who answered first.</param>
/// <param name="Client">The client.</param>
public sealed record JoinedClient(string Id, IFederatedClient Client);
