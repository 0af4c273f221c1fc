namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>16 dense layers, the hidden ones of 64 units with ReLU behind batch normalization.</summary>
[Network(SpiralData.InputLength)]
[Dense(64, Bias = false), BatchNorm, Relu, Dense(64, Bias = false), BatchNorm, Relu]
[Dense(64, Bias = false), BatchNorm, Relu, Dense(64, Bias = false), BatchNorm, Relu]
[Dense(64, Bias = false), BatchNorm, Relu, Dense(64, Bias = false), BatchNorm, Relu]
[Dense(64, Bias = false), BatchNorm, Relu, Dense(64, Bias = false), BatchNorm, Relu]
[Dense(64, Bias = false), BatchNorm, Relu, Dense(64, Bias = false), BatchNorm, Relu]
[Dense(64, Bias = false), BatchNorm, Relu, Dense(64, Bias = false), BatchNorm, Relu]
[Dense(64, Bias = false), BatchNorm, Relu, Dense(64, Bias = false), BatchNorm, Relu]
[Dense(64, Bias = false), BatchNorm, Relu]
[Dense(SpiralData.Classes)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f), ClipGradientValue(1f)]
internal sealed partial class ReluBatchNorm16X64 : ISpecimen;
