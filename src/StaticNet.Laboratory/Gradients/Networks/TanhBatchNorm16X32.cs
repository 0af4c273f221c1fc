namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>16 dense layers, the hidden ones of 32 units with tanh behind batch normalization.</summary>
[Network(SpiralData.InputLength)]
[Dense(32, Bias = false), BatchNorm, Tanh, Dense(32, Bias = false), BatchNorm, Tanh]
[Dense(32, Bias = false), BatchNorm, Tanh, Dense(32, Bias = false), BatchNorm, Tanh]
[Dense(32, Bias = false), BatchNorm, Tanh, Dense(32, Bias = false), BatchNorm, Tanh]
[Dense(32, Bias = false), BatchNorm, Tanh, Dense(32, Bias = false), BatchNorm, Tanh]
[Dense(32, Bias = false), BatchNorm, Tanh, Dense(32, Bias = false), BatchNorm, Tanh]
[Dense(32, Bias = false), BatchNorm, Tanh, Dense(32, Bias = false), BatchNorm, Tanh]
[Dense(32, Bias = false), BatchNorm, Tanh, Dense(32, Bias = false), BatchNorm, Tanh]
[Dense(32, Bias = false), BatchNorm, Tanh]
[Dense(SpiralData.Classes)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f), ClipGradientValue(1f)]
internal sealed partial class TanhBatchNorm16X32 : ISpecimen;
