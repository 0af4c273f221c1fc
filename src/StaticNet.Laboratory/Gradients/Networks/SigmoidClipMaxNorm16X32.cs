namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>16 dense layers, the hidden ones of 32 units with sigmoid; clips by the largest magnitude of all gradients together.</summary>
#pragma warning disable SNET0017 // Its gradients vanish on purpose: that is what the laboratory shows.
[Network(SpiralData.InputLength)]
[Use<HiddenSigmoid32>(Name = "Hidden", Repeat = 15)]
[Dense(SpiralData.Classes)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f, Norm = GradientNorm.Max)]
internal sealed partial class SigmoidClipMaxNorm16X32;
