namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>A hidden layer of 32 units with tanh behind layer normalization.</summary>
[Block]
[Dense(32), LayerNorm, Tanh]
internal sealed class HiddenTanhLayerNorm32;
