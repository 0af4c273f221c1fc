namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>A hidden layer of 64 units with sigmoid behind batch normalization.</summary>
[Block]
[Dense(64, Bias = false), BatchNorm, Sigmoid]
internal sealed class HiddenSigmoidBatchNorm64;
