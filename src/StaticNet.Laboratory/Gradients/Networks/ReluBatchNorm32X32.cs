namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>32 dense layers, the hidden ones of 32 units with ReLU behind batch normalization.</summary>
[Network(SpiralData.InputLength)]
[Dense(32, Bias = false), BatchNorm, Relu, Dense(32, Bias = false), BatchNorm, Relu]
[Dense(32, Bias = false), BatchNorm, Relu, Dense(32, Bias = false), BatchNorm, Relu]
[Dense(32, Bias = false), BatchNorm, Relu, Dense(32, Bias = false), BatchNorm, Relu]
[Dense(32, Bias = false), BatchNorm, Relu, Dense(32, Bias = false), BatchNorm, Relu]
[Dense(32, Bias = false), BatchNorm, Relu, Dense(32, Bias = false), BatchNorm, Relu]
[Dense(32, Bias = false), BatchNorm, Relu, Dense(32, Bias = false), BatchNorm, Relu]
[Dense(32, Bias = false), BatchNorm, Relu, Dense(32, Bias = false), BatchNorm, Relu]
[Dense(32, Bias = false), BatchNorm, Relu, Dense(32, Bias = false), BatchNorm, Relu]
[Dense(32, Bias = false), BatchNorm, Relu, Dense(32, Bias = false), BatchNorm, Relu]
[Dense(32, Bias = false), BatchNorm, Relu, Dense(32, Bias = false), BatchNorm, Relu]
[Dense(32, Bias = false), BatchNorm, Relu, Dense(32, Bias = false), BatchNorm, Relu]
[Dense(32, Bias = false), BatchNorm, Relu, Dense(32, Bias = false), BatchNorm, Relu]
[Dense(32, Bias = false), BatchNorm, Relu, Dense(32, Bias = false), BatchNorm, Relu]
[Dense(32, Bias = false), BatchNorm, Relu, Dense(32, Bias = false), BatchNorm, Relu]
[Dense(32, Bias = false), BatchNorm, Relu, Dense(32, Bias = false), BatchNorm, Relu]
[Dense(32, Bias = false), BatchNorm, Relu]
[Dense(SpiralData.Classes)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f), ClipGradientValue(1f)]
internal sealed partial class ReluBatchNorm32X32 : ISpecimen;
