namespace StaticNet.Federated;

/// <summary>What a client has trained.</summary>
/// <param name="State">Its model after the training, laid out as the server's; nobody changes it later. Empty where the metrics hold it masked.</param>
/// <param name="SampleCount">The samples that it was trained on; 0 or more.</param>
/// <param name="Metrics">What the client reports, by name.</param>
public sealed record FitReply(ReadOnlyMemory<float> State, long SampleCount, IReadOnlyDictionary<string, FederatedValue> Metrics);
