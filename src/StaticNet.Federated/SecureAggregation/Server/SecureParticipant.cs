namespace StaticNet.Federated;

/// <summary>What a server knows of a client in a round.</summary>
/// <param name="Index">What other clients know it by: its place among the invited, from 1.</param>
/// <param name="Client">The client.</param>
internal sealed record SecureParticipant(int Index, JoinedClient Client)
{
    /// <summary>Its public keys.</summary>
    public SecurePeer Keys { get; set; } = new([], []);

    /// <summary>Those with whom it shares keys, itself among them, by ascending index: the holder at place i has the share of point i + 1.</summary>
    public int[] Holders { get; set; } = [];

    /// <summary>The shares that it has encrypted, by receiver.</summary>
    public SortedDictionary<int, byte[]> SealedShares { get; set; } = [];

    /// <summary>What binds it to its seed.</summary>
    public ReadOnlyMemory<byte> Commitment { get; set; }

    /// <summary>Those whose shares it holds, itself among them.</summary>
    public int[] Held { get; set; } = [];

    /// <summary>The shares that it has given at the end, by owner.</summary>
    public SortedDictionary<int, byte[]> GivenShares { get; set; } = [];
}
