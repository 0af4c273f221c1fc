namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>16 dense layers, the hidden ones of 32 units with tanh; clips by the L1 norm of all gradients together.</summary>
#pragma warning disable SNET0017 // Its gradients vanish on purpose: that is what the laboratory shows.
[Network(SpiralData.InputLength)]
[Use<HiddenTanh32>(Name = "Hidden", Repeat = 15)]
[Dense(SpiralData.Classes)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f, Norm = GradientNorm.L1)]
internal sealed partial class TanhClipL1Norm16X32;
