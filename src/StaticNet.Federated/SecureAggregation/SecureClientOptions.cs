namespace StaticNet.Federated;

/// <summary>What a client insists on, whatever a server asks for.</summary>
public sealed record SecureClientOptions
{
    /// <summary>The fewest clients, itself among them, that a client shares masks with; 3 by default, since of the sum of two each of them knows the other's update.</summary>
    public int MinimumClients { get; init; } = 3;

    /// <summary>What is done to each update before it is encoded; nothing by default.</summary>
    public UpdateProtection? Protection { get; init; }
}
