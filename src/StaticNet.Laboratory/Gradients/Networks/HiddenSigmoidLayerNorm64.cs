namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>A hidden layer of 64 units with sigmoid behind layer normalization.</summary>
[Block]
[Dense(64), LayerNorm, Sigmoid]
internal sealed class HiddenSigmoidLayerNorm64;
