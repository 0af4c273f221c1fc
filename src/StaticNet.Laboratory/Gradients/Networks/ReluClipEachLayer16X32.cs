namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>16 dense layers, the hidden ones of 32 units with ReLU; clips by the L2 norm of each layer's gradients.</summary>
[Network(SpiralData.InputLength)]
[Use<HiddenRelu32>(Name = "Hidden", Repeat = 15)]
[Dense(SpiralData.Classes)]
[SoftmaxCrossEntropy]
[ClipLayerGradientNorm(1f)]
internal sealed partial class ReluClipEachLayer16X32;
