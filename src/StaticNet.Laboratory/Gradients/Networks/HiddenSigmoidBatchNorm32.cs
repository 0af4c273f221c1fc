namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>A hidden layer of 32 units with sigmoid behind batch normalization.</summary>
[Block]
[Dense(32, Bias = false), BatchNorm, Sigmoid]
internal sealed class HiddenSigmoidBatchNorm32;
