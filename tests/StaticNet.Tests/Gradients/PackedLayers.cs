namespace StaticNet.Tests.Gradients;

/// <summary>Inputs that the weight gradient packs, with a rest that fills no chunk; 259 samples take them in several blocks.</summary>
[Network(525)]
[Dense(259), Relu]
[Dense(3)]
[SoftmaxCrossEntropy]
public partial class PackedLayers;
