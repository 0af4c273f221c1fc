namespace StaticNet.Tests.Sharding;

/// <summary>Layers that see a sample by itself.</summary>
[Network(6)]
[Dense(20), Tanh, Dense(3), SoftmaxCrossEntropy]
[ClipGradientNorm(0.5f)]
public partial class PlainShards;

/// <summary>Statistics of each shard, and random numbers of its own.</summary>
[Network(6)]
[Dense(20), BatchNorm, Relu, Dropout(0.3f), Dense(3), SoftmaxCrossEntropy]
[ClipGradientNorm(0.5f)]
public partial class RandomShards;

/// <summary>Gradients that are clamped, not scaled, of labels that weigh differently.</summary>
[Network(6)]
[Dense(20), Gelu, Dense(3), SoftmaxCrossEntropy(ClassWeights = new[] { 1f, 2f, 0.5f }, IgnoreLabel = 7)]
[ClipGradientValue(0.05f)]
public partial class WeighedShards;

/// <summary>States from window to window, which shards haven't.</summary>
[Network(4, 2)]
[Lstm(3, Stateful = true), Dense(1), MeanSquaredError]
public partial class CarriedShards;
