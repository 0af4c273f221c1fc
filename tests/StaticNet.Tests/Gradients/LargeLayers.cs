namespace StaticNet.Tests.Gradients;

/// <summary>
/// Weights of more than the second-level cache is asked to hold, which are fetched ahead, with sizes that fill neither panels nor
/// tiles nor the sixteen steps of a fetch.
/// </summary>
[Network(270)]
[Dense(261), Relu]
[Dense(277), Tanh]
[Dense(5)]
[SoftmaxCrossEntropy]
public partial class LargeLayers;
