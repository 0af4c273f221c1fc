namespace StaticNet.Samples.CartPole;

/// <summary>What to do, and what it is worth: two heads on one trunk, without a loss of the network's own.</summary>
[Network(CartPoleWorld.ObservationLength)]
[Dense(64, Init = Initializer.Orthogonal), Tanh]
[Dense(64, Init = Initializer.Orthogonal), Tanh, Tap("trunk")]
[Dense(CartPoleWorld.Actions, Init = Initializer.Orthogonal, InitGain = 0.01f), Output("policy")]
[From("trunk"), Dense(1, Init = Initializer.Orthogonal), Output("worth")]
[ClipGradientNorm(0.5f)]
internal sealed partial class CartPoleAgent;
