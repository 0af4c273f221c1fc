namespace StaticNet.Tests.Networks;

/// <summary>A network without a loss of its own.</summary>
[Network(5)]
[Dense(9), Tanh, Dense(3), Output("y")]
[ClipGradientNorm(0.1f)]
public partial class Lossless;

/// <summary>The same with a loss.</summary>
[Network(5)]
[Dense(9), Tanh, Dense(3), MeanSquaredError]
[ClipGradientNorm(0.1f)]
public partial class Lossy;

/// <summary>Layers whose training mode isn't inference, for a loss of the caller's on two outputs.</summary>
[Network(4)]
[Dense(8, Bias = false), BatchNorm, Tanh, Dropout(0.3f), Tap("trunk")]
[Dense(3), Output("a")]
[From("trunk"), Dense(2), Output("b")]
public partial class LosslessPair;

/// <summary>A residual block.</summary>
[Block]
[Tap("x"), Dense(6), Relu, Dense(6), Add("x")]
public class ResidualBlock;

/// <summary>Two residual blocks in one.</summary>
[Block]
[Use<ResidualBlock>(Repeat = 2), LayerNorm]
public class ResidualTower;

/// <summary>Two inputs, nested blocks, two outputs.</summary>
[Network]
[Input("left", 3), Dense(6), Tap("a")]
[Input("right", 2), Dense(6), Multiply("a"), Use<ResidualTower>, Tap("trunk")]
[Dense(4), SoftmaxCrossEntropy(Name = "kind", Weight = 0.5f)]
[From("trunk"), Dense(2), SoftmaxCrossEntropy(Name = "side", IgnoreLabel = -1)]
[From("trunk"), Dense(1), MeanSquaredError(Name = "worth")]
public partial class TwoInputs;
