namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>32 dense layers, the hidden ones of 32 units with sigmoid.</summary>
#pragma warning disable SNET0017 // Its gradients vanish on purpose: that is what the laboratory shows.
[Network(SpiralData.InputLength)]
[Use<HiddenSigmoid32>(Name = "Hidden", Repeat = 31)]
[Dense(SpiralData.Classes)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f), ClipGradientValue(1f)]
internal sealed partial class Sigmoid32X32 : ISpecimen;
