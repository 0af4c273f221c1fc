namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>16 dense layers, the hidden ones of 32 units with ReLU; clips by the L1 norm of all gradients together.</summary>
[Network(SpiralData.InputLength)]
[Use<HiddenRelu32>(Name = "Hidden", Repeat = 15)]
[Dense(SpiralData.Classes)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f, Norm = GradientNorm.L1)]
internal sealed partial class ReluClipL1Norm16X32;
