namespace StaticNet.Federated;

/// <summary>What a client has trained in a round, checked: as long as the server's layout, without NaN or infinities.</summary>
/// <param name="ClientId">What the client is called.</param>
/// <param name="State">Its model after the training.</param>
/// <param name="SampleCount">The samples that it was trained on; 0 or more.</param>
public sealed record ClientUpdate(string ClientId, ReadOnlyMemory<float> State, long SampleCount);
