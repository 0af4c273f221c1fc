namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>32 dense layers, the hidden ones of 32 units with ReLU behind layer normalization.</summary>
[Network(SpiralData.InputLength)]
[Dense(32), LayerNorm, Relu, Dense(32), LayerNorm, Relu, Dense(32), LayerNorm, Relu, Dense(32), LayerNorm, Relu]
[Dense(32), LayerNorm, Relu, Dense(32), LayerNorm, Relu, Dense(32), LayerNorm, Relu, Dense(32), LayerNorm, Relu]
[Dense(32), LayerNorm, Relu, Dense(32), LayerNorm, Relu, Dense(32), LayerNorm, Relu, Dense(32), LayerNorm, Relu]
[Dense(32), LayerNorm, Relu, Dense(32), LayerNorm, Relu, Dense(32), LayerNorm, Relu, Dense(32), LayerNorm, Relu]
[Dense(32), LayerNorm, Relu, Dense(32), LayerNorm, Relu, Dense(32), LayerNorm, Relu, Dense(32), LayerNorm, Relu]
[Dense(32), LayerNorm, Relu, Dense(32), LayerNorm, Relu, Dense(32), LayerNorm, Relu, Dense(32), LayerNorm, Relu]
[Dense(32), LayerNorm, Relu, Dense(32), LayerNorm, Relu, Dense(32), LayerNorm, Relu, Dense(32), LayerNorm, Relu]
[Dense(32), LayerNorm, Relu, Dense(32), LayerNorm, Relu, Dense(32), LayerNorm, Relu]
[Dense(SpiralData.Classes)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f), ClipGradientValue(1f)]
internal sealed partial class ReluLayerNorm32X32 : ISpecimen;
