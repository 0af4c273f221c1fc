namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>32 dense layers, the hidden ones of 32 units with tanh behind batch normalization.</summary>
[Network(SpiralData.InputLength)]
[Use<HiddenTanhBatchNorm32>(Name = "Hidden", Repeat = 31)]
[Dense(SpiralData.Classes)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f), ClipGradientValue(1f)]
internal sealed partial class TanhBatchNorm32X32 : ISpecimen;
