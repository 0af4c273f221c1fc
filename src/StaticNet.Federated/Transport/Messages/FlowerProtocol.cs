namespace StaticNet.Federated;

/// <summary>
/// Which messages a client of Flower's speaks. Flower changed the package of its messages and the numbers of their fields together, from 0.x to 1.x: the path of the call says which
/// ones follow, and a server answers at both.
/// </summary>
public enum FlowerProtocol
{
    /// <summary>Flower 1.x: package <c>flwr.proto</c>.</summary>
    Version1,

    /// <summary>
    /// Flower 0.x: package <c>flower.transport</c>. Clients can't say there that they have failed but by leaving, and aren't asked for properties, which secure aggregation needs.
    /// </summary>
    Version0,
}
