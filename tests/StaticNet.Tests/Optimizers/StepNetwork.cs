namespace StaticNet.Tests.Optimizers;

/// <summary>
/// Layers in panels, the last of them partial, and one of dot products along its inputs, which has a row for each output.
/// Large enough to be shared among workers.
/// </summary>
[Network(300)]
[Dense(70), Tanh]
[Dense(700, Bias = false), Relu]
[Dense(2)]
[MeanSquaredError]
[ClipGradientNorm(0.1f)]
public partial class StepNetwork;
