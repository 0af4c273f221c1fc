namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>16 dense layers, the hidden ones of 32 units with ReLU; clips by the norm of each unit's gradient beside that of its weights.</summary>
[Network(SpiralData.InputLength)]
[Dense(32), Relu, Dense(32), Relu, Dense(32), Relu, Dense(32), Relu]
[Dense(32), Relu, Dense(32), Relu, Dense(32), Relu, Dense(32), Relu]
[Dense(32), Relu, Dense(32), Relu, Dense(32), Relu, Dense(32), Relu]
[Dense(32), Relu, Dense(32), Relu, Dense(32), Relu]
[Dense(SpiralData.Classes)]
[SoftmaxCrossEntropy]
[ClipGradientAdaptive]
internal sealed partial class ReluClipAdaptive16X32;
