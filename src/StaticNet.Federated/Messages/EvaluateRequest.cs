namespace StaticNet.Federated;

/// <summary>What a server asks a client to measure.</summary>
/// <param name="State">The model, laid out as its <see cref="StaticNet.Files.StateDictLayout"/> says. It isn't to be changed.</param>
/// <param name="Settings">How, by name: see <see cref="SettingNames"/>.</param>
public sealed record EvaluateRequest(ReadOnlyMemory<float> State, IReadOnlyDictionary<string, FederatedValue> Settings);
