namespace StaticNet.Onnx.Tests.Networks;

/// <summary>The thinnest way through.</summary>
[Network(7)]
[Dense(9), Relu, Dense(4, Bias = false)]
[MeanSquaredError]
public partial class Thin;

/// <summary>One layer.</summary>
[Network(5)]
[Dense(2), MeanSquaredError]
public partial class Line;

/// <summary>Every activation without options.</summary>
[Network(23)]
[Dense(31), Relu6, Dense(31), Selu, Dense(31), Silu, Dense(31), Mish, Dense(31), Softsign, Dense(31), Tanh, Dense(31), Sigmoid]
[Dense(31), HardSwish, Dense(31), HardSigmoid, Dense(31), Relu, Dense(31), Gelu, Dense(31), Elu, Dense(31), Softplus, Dense(31), LeakyRelu, Dense(31), PRelu, Softmax]
[MeanSquaredError]
public partial class Activations;

/// <summary>Activations with options, on rows.</summary>
[Network(3, 20)]
[Dense(30), Elu(0.7f), Dense(30), Gelu(Approximate = true), Dense(30), Softplus(2f, 1f), Dense(30), Softplus(0.5f), LeakyRelu(0.2f), PRelu(PerChannel = true, InitialSlope = 0.4f)]
[Dense(30), Softplus(1f, 0.5f), Dropout(0.5f), Dense(6, Bias = false), Softmax, Output("made")]
public partial class ActivationsOfRows;
