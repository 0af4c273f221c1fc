namespace StaticNet.Tests.Files;

/// <summary>A network with every kind of tensor, of more than one panel.</summary>
[Network(5)]
[Dense(19), BatchNorm, Relu]
[LayerNorm]
[Dense(3)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
public partial class StoredNetwork;

/// <summary>The same network by other names.</summary>
[Network(5)]
[Dense(19, Name = "Encoder"), BatchNorm(Name = "Middle"), Relu]
[LayerNorm]
[Dense(3, Name = "HeadOut")]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
public partial class RenamedNetwork;

/// <summary>Another activation, and nothing else.</summary>
[Network(5)]
[Dense(19), BatchNorm, Tanh]
[LayerNorm]
[Dense(3)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
public partial class OtherActivationNetwork;

/// <summary>Another loss, and nothing else.</summary>
[Network(5)]
[Dense(19), BatchNorm, Relu]
[LayerNorm]
[Dense(3)]
[SoftmaxCrossEntropy(LabelSmoothing = 0.1f)]
[ClipGradientNorm(1f)]
public partial class OtherLossNetwork;

/// <summary>Layers whose names are the same in snake case.</summary>
[Network(5)]
[Dense(4, Name = "HeadOut"), Relu]
[Dense(3, Name = "Head_Out")]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
public partial class SameNamesNetwork;

/// <summary>One layer, as the smallest files of other programs have it.</summary>
[Network(3)]
[Dense(2)]
[SoftmaxCrossEntropy]
public partial class OneLayerNetwork;
