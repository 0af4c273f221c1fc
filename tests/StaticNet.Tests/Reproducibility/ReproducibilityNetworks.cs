namespace StaticNet.Tests.Reproducibility;

/// <summary>Like a reader of digits, with sizes that fill no panel.</summary>
[Network(199)]
[Dense(75), Relu]
[Dense(33), LeakyRelu(0.1f)]
[Dense(10)]
[SoftmaxCrossEntropy(LabelSmoothing = 0.05f)]
[ClipGradientNorm(0.5f)]
public partial class ReproducedClasses;

/// <summary>Batch normalization joined with its neighbours and by itself.</summary>
[Network(23)]
[Dense(75), BatchNorm, Relu]
[Dense(33, Bias = false), Tanh, BatchNorm(Affine = false)]
[Dense(5)]
[MeanSquaredError]
[ClipGradientNorm(0.5f)]
public partial class ReproducedNormalization;

/// <summary>Smooth activations, values as targets.</summary>
[Network(13)]
[Dense(37), Tanh]
[Dense(65, Bias = false), Sigmoid]
[Dense(5)]
[MeanSquaredError]
[ClipGradientValue(0.01f)]
public partial class ReproducedValues;

/// <summary>Every other activation, those that save their inputs among them.</summary>
[Network(13)]
[Dense(33), Gelu]
[Dense(17), Silu, HardSwish]
[Dense(40), Mish]
[Dense(19), Elu(0.5f), Selu]
[Dense(16), Softplus(2f), Softsign]
[Dense(24), Gelu(Approximate = true)]
[Dense(21), Softplus(1f, 0.75f), Relu6]
[Dense(18), HardSigmoid]
[Dense(35), Softmax]
[Dense(5)]
[MeanSquaredError]
public partial class ReproducedActivations;
