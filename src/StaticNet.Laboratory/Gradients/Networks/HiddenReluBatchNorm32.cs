namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>A hidden layer of 32 units with ReLU behind batch normalization.</summary>
[Block]
[Dense(32, Bias = false), BatchNorm, Relu]
internal sealed class HiddenReluBatchNorm32;
