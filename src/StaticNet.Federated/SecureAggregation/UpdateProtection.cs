namespace StaticNet.Federated;

/// <summary>Changes a client's update before it is encoded and masked, such as clipping its norm and adding noise: what differential privacy asks for.</summary>
/// <param name="update">The change of the model by the training: model after it minus model before it. It is changed in place.</param>
/// <param name="settings">The server's settings of the round.</param>
public delegate void UpdateProtection(Span<float> update, IReadOnlyDictionary<string, FederatedValue> settings);
