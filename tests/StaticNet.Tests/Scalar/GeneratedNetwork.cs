namespace StaticNet.Tests.Scalar;

/// <summary>A generated network's type as data: how to create one, and its architecture.</summary>
/// <param name="Create">The constructor.</param>
/// <param name="Architecture">The static member of the same name.</param>
internal sealed record GeneratedNetwork(NetworkFactory Create, NetworkArchitecture Architecture)
{
    /// <summary>A type known at build time.</summary>
    /// <param name="create">Its constructor.</param>
    public static GeneratedNetwork Of<TNetwork>(NetworkFactory create) where TNetwork : INetwork => new(create, TNetwork.Architecture);
}
