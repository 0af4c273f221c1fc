namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>32 dense layers, the hidden ones of 32 units with sigmoid behind batch normalization.</summary>
[Network(SpiralData.InputLength)]
[Dense(32, Bias = false), BatchNorm, Sigmoid, Dense(32, Bias = false), BatchNorm, Sigmoid]
[Dense(32, Bias = false), BatchNorm, Sigmoid, Dense(32, Bias = false), BatchNorm, Sigmoid]
[Dense(32, Bias = false), BatchNorm, Sigmoid, Dense(32, Bias = false), BatchNorm, Sigmoid]
[Dense(32, Bias = false), BatchNorm, Sigmoid, Dense(32, Bias = false), BatchNorm, Sigmoid]
[Dense(32, Bias = false), BatchNorm, Sigmoid, Dense(32, Bias = false), BatchNorm, Sigmoid]
[Dense(32, Bias = false), BatchNorm, Sigmoid, Dense(32, Bias = false), BatchNorm, Sigmoid]
[Dense(32, Bias = false), BatchNorm, Sigmoid, Dense(32, Bias = false), BatchNorm, Sigmoid]
[Dense(32, Bias = false), BatchNorm, Sigmoid, Dense(32, Bias = false), BatchNorm, Sigmoid]
[Dense(32, Bias = false), BatchNorm, Sigmoid, Dense(32, Bias = false), BatchNorm, Sigmoid]
[Dense(32, Bias = false), BatchNorm, Sigmoid, Dense(32, Bias = false), BatchNorm, Sigmoid]
[Dense(32, Bias = false), BatchNorm, Sigmoid, Dense(32, Bias = false), BatchNorm, Sigmoid]
[Dense(32, Bias = false), BatchNorm, Sigmoid, Dense(32, Bias = false), BatchNorm, Sigmoid]
[Dense(32, Bias = false), BatchNorm, Sigmoid, Dense(32, Bias = false), BatchNorm, Sigmoid]
[Dense(32, Bias = false), BatchNorm, Sigmoid, Dense(32, Bias = false), BatchNorm, Sigmoid]
[Dense(32, Bias = false), BatchNorm, Sigmoid, Dense(32, Bias = false), BatchNorm, Sigmoid]
[Dense(32, Bias = false), BatchNorm, Sigmoid]
[Dense(SpiralData.Classes)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f), ClipGradientValue(1f)]
internal sealed partial class SigmoidBatchNorm32X32 : ISpecimen;
