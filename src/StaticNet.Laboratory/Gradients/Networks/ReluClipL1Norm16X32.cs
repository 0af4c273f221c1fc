namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>16 dense layers, the hidden ones of 32 units with ReLU; clips by the L1 norm of all gradients together.</summary>
[Network(SpiralData.InputLength)]
[Dense(32), Relu, Dense(32), Relu, Dense(32), Relu, Dense(32), Relu]
[Dense(32), Relu, Dense(32), Relu, Dense(32), Relu, Dense(32), Relu]
[Dense(32), Relu, Dense(32), Relu, Dense(32), Relu, Dense(32), Relu]
[Dense(32), Relu, Dense(32), Relu, Dense(32), Relu]
[Dense(SpiralData.Classes)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f, Norm = GradientNorm.L1)]
internal sealed partial class ReluClipL1Norm16X32;
