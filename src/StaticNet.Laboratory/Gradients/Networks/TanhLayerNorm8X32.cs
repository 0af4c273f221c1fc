namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>8 dense layers, the hidden ones of 32 units with tanh behind layer normalization.</summary>
[Network(SpiralData.InputLength)]
[Use<HiddenTanhLayerNorm32>(Name = "Hidden", Repeat = 7)]
[Dense(SpiralData.Classes)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f), ClipGradientValue(1f)]
internal sealed partial class TanhLayerNorm8X32 : ISpecimen;
