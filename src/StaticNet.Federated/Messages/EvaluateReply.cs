namespace StaticNet.Federated;

/// <summary>What a client has measured.</summary>
/// <param name="Loss">The mean loss over its samples.</param>
/// <param name="SampleCount">The number of its samples; 0 or more.</param>
/// <param name="Metrics">Further figures by name, such as <c>accuracy</c>.</param>
public sealed record EvaluateReply(double Loss, long SampleCount, IReadOnlyDictionary<string, FederatedValue> Metrics);
