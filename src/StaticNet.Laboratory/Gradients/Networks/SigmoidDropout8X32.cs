namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>8 dense layers, the hidden ones of 32 units with sigmoid and dropout of a tenth.</summary>
#pragma warning disable SNET0017 // Its gradients vanish on purpose: that is what the laboratory shows.
[Network(SpiralData.InputLength)]
[Use<HiddenSigmoidDropout32>(Name = "Hidden", Repeat = 7)]
[Dense(SpiralData.Classes)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f), ClipGradientValue(1f)]
internal sealed partial class SigmoidDropout8X32 : ISpecimen;
