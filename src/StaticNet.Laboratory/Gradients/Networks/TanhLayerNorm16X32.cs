namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>16 dense layers, the hidden ones of 32 units with tanh behind layer normalization.</summary>
[Network(SpiralData.InputLength)]
[Use<HiddenTanhLayerNorm32>(Name = "Hidden", Repeat = 15)]
[Dense(SpiralData.Classes)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f), ClipGradientValue(1f)]
internal sealed partial class TanhLayerNorm16X32 : ISpecimen;
