namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>16 dense layers, the hidden ones of 32 units with ReLU; clips by the largest magnitude of all gradients together.</summary>
[Network(SpiralData.InputLength)]
[Dense(32), Relu, Dense(32), Relu, Dense(32), Relu, Dense(32), Relu]
[Dense(32), Relu, Dense(32), Relu, Dense(32), Relu, Dense(32), Relu]
[Dense(32), Relu, Dense(32), Relu, Dense(32), Relu, Dense(32), Relu]
[Dense(32), Relu, Dense(32), Relu, Dense(32), Relu]
[Dense(SpiralData.Classes)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f, Norm = GradientNorm.Max)]
internal sealed partial class ReluClipMaxNorm16X32;
