namespace StaticNet.Tests.Training;

/// <summary>Two inputs, a head that classifies and one that estimates.</summary>
[Network]
[Input("left", 3), Dense(8), Tanh, Tap("a")]
[Input("right", 2), Dense(8), Tanh, Add("a"), Tap("trunk")]
[Dense(3), SoftmaxCrossEntropy(Name = "kind", Weight = 0.5f)]
[From("trunk"), Dense(1), MeanSquaredError(Name = "worth")]
[ClipGradientNorm(1f)]
public partial class TwoHeads;

/// <summary>A label for each of four steps.</summary>
[Network(4, 3)]
[Dense(8), Tanh, Dense(3), SoftmaxCrossEntropy(IgnoreLabel = -1)]
public partial class Steps;

/// <summary>One input and an output without a loss.</summary>
[Network(2)]
[Dense(6), Tanh, Dense(1), Output("y")]
[ClipGradientNorm(1f)]
public partial class OwnLoss;

/// <summary>The same with a loss.</summary>
[Network(2)]
[Dense(6), Tanh, Dense(1), MeanSquaredError]
[ClipGradientNorm(1f)]
public partial class BuiltInLoss;
