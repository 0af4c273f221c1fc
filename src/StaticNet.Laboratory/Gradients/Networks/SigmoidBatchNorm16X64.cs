namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>16 dense layers, the hidden ones of 64 units with sigmoid behind batch normalization.</summary>
[Network(SpiralData.InputLength)]
[Dense(64, Bias = false), BatchNorm, Sigmoid, Dense(64, Bias = false), BatchNorm, Sigmoid]
[Dense(64, Bias = false), BatchNorm, Sigmoid, Dense(64, Bias = false), BatchNorm, Sigmoid]
[Dense(64, Bias = false), BatchNorm, Sigmoid, Dense(64, Bias = false), BatchNorm, Sigmoid]
[Dense(64, Bias = false), BatchNorm, Sigmoid, Dense(64, Bias = false), BatchNorm, Sigmoid]
[Dense(64, Bias = false), BatchNorm, Sigmoid, Dense(64, Bias = false), BatchNorm, Sigmoid]
[Dense(64, Bias = false), BatchNorm, Sigmoid, Dense(64, Bias = false), BatchNorm, Sigmoid]
[Dense(64, Bias = false), BatchNorm, Sigmoid, Dense(64, Bias = false), BatchNorm, Sigmoid]
[Dense(64, Bias = false), BatchNorm, Sigmoid]
[Dense(SpiralData.Classes)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f), ClipGradientValue(1f)]
internal sealed partial class SigmoidBatchNorm16X64 : ISpecimen;
