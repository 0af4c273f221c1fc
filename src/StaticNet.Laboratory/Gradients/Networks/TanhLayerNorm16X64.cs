namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>16 dense layers, the hidden ones of 64 units with tanh behind layer normalization.</summary>
[Network(SpiralData.InputLength)]
[Dense(64), LayerNorm, Tanh, Dense(64), LayerNorm, Tanh, Dense(64), LayerNorm, Tanh, Dense(64), LayerNorm, Tanh]
[Dense(64), LayerNorm, Tanh, Dense(64), LayerNorm, Tanh, Dense(64), LayerNorm, Tanh, Dense(64), LayerNorm, Tanh]
[Dense(64), LayerNorm, Tanh, Dense(64), LayerNorm, Tanh, Dense(64), LayerNorm, Tanh, Dense(64), LayerNorm, Tanh]
[Dense(64), LayerNorm, Tanh, Dense(64), LayerNorm, Tanh, Dense(64), LayerNorm, Tanh]
[Dense(SpiralData.Classes)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f), ClipGradientValue(1f)]
internal sealed partial class TanhLayerNorm16X64 : ISpecimen;
