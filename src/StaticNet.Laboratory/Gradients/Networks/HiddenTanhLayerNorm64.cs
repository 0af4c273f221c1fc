namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>A hidden layer of 64 units with tanh behind layer normalization.</summary>
[Block]
[Dense(64), LayerNorm, Tanh]
internal sealed class HiddenTanhLayerNorm64;
