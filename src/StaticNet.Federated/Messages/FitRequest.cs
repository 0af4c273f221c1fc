namespace StaticNet.Federated;

/// <summary>What a server asks a client to do in a round: to train from a state on.</summary>
/// <param name="State">The model, laid out as its <see cref="StaticNet.Files.StateDictLayout"/> says. It isn't to be changed.</param>
/// <param name="Settings">How to train, by name: see <see cref="SettingNames"/>.</param>
public sealed record FitRequest(ReadOnlyMemory<float> State, IReadOnlyDictionary<string, FederatedValue> Settings);
