namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>A hidden layer of 32 units with tanh behind batch normalization.</summary>
[Block]
[Dense(32, Bias = false), BatchNorm, Tanh]
internal sealed class HiddenTanhBatchNorm32;
