namespace StaticNet.Federated;

/// <summary>Changes a client's update before it is encoded and masked, such as clipping its norm and adding noise: what differential privacy asks for.</summary>
/// <remarks>
/// After it each element is clipped to the server's range. The sum weighs the update by the client's samples, at most <see cref="SecureAggregationOptions.MaximumSamples"/>, as parts of that
/// many; where that is 1, each update counts as it is, and noise of standard deviation σ in each of K updates is noise of σ·√K in the sum.
/// </remarks>
/// <param name="update">The change of the model by the training: model after it minus model before it. It is changed in place.</param>
/// <param name="settings">The server's settings of the round.</param>
public delegate void UpdateProtection(Span<float> update, IReadOnlyDictionary<string, FederatedValue> settings);
