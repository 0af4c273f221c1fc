namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>A hidden layer of 32 units with ReLU behind layer normalization.</summary>
[Block]
[Dense(32), LayerNorm, Relu]
internal sealed class HiddenReluLayerNorm32;
