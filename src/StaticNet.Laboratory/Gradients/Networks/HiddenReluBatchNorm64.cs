namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>A hidden layer of 64 units with ReLU behind batch normalization.</summary>
[Block]
[Dense(64, Bias = false), BatchNorm, Relu]
internal sealed class HiddenReluBatchNorm64;
