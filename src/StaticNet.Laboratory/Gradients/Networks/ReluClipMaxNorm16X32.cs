namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>16 dense layers, the hidden ones of 32 units with ReLU; clips by the largest magnitude of all gradients together.</summary>
[Network(SpiralData.InputLength)]
[Use<HiddenRelu32>(Name = "Hidden", Repeat = 15)]
[Dense(SpiralData.Classes)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f, Norm = GradientNorm.Max)]
internal sealed partial class ReluClipMaxNorm16X32;
