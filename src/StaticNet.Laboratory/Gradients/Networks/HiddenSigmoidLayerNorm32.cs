namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>A hidden layer of 32 units with sigmoid behind layer normalization.</summary>
[Block]
[Dense(32), LayerNorm, Sigmoid]
internal sealed class HiddenSigmoidLayerNorm32;
