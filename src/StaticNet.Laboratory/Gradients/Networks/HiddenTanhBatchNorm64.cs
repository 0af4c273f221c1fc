namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>A hidden layer of 64 units with tanh behind batch normalization.</summary>
[Block]
[Dense(64, Bias = false), BatchNorm, Tanh]
internal sealed class HiddenTanhBatchNorm64;
