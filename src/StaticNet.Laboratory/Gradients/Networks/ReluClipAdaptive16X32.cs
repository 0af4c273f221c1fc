namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>16 dense layers, the hidden ones of 32 units with ReLU; clips by the norm of each unit's gradient beside that of its weights.</summary>
[Network(SpiralData.InputLength)]
[Use<HiddenRelu32>(Name = "Hidden", Repeat = 15)]
[Dense(SpiralData.Classes)]
[SoftmaxCrossEntropy]
[ClipGradientAdaptive]
internal sealed partial class ReluClipAdaptive16X32;
