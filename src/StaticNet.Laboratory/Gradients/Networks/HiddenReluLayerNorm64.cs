namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>A hidden layer of 64 units with ReLU behind layer normalization.</summary>
[Block]
[Dense(64), LayerNorm, Relu]
internal sealed class HiddenReluLayerNorm64;
