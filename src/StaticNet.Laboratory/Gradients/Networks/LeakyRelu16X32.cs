namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>16 dense layers, the hidden ones of 32 units with LeakyReLU.</summary>
[Network(SpiralData.InputLength)]
[Dense(32), LeakyRelu, Dense(32), LeakyRelu, Dense(32), LeakyRelu, Dense(32), LeakyRelu]
[Dense(32), LeakyRelu, Dense(32), LeakyRelu, Dense(32), LeakyRelu, Dense(32), LeakyRelu]
[Dense(32), LeakyRelu, Dense(32), LeakyRelu, Dense(32), LeakyRelu, Dense(32), LeakyRelu]
[Dense(32), LeakyRelu, Dense(32), LeakyRelu, Dense(32), LeakyRelu]
[Dense(SpiralData.Classes)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f), ClipGradientValue(1f)]
internal sealed partial class LeakyRelu16X32 : ISpecimen;
