namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>16 dense layers, the hidden ones of 64 units with LeakyReLU.</summary>
[Network(SpiralData.InputLength)]
[Dense(64), LeakyRelu, Dense(64), LeakyRelu, Dense(64), LeakyRelu, Dense(64), LeakyRelu]
[Dense(64), LeakyRelu, Dense(64), LeakyRelu, Dense(64), LeakyRelu, Dense(64), LeakyRelu]
[Dense(64), LeakyRelu, Dense(64), LeakyRelu, Dense(64), LeakyRelu, Dense(64), LeakyRelu]
[Dense(64), LeakyRelu, Dense(64), LeakyRelu, Dense(64), LeakyRelu]
[Dense(SpiralData.Classes)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f), ClipGradientValue(1f)]
internal sealed partial class LeakyRelu16X64 : ISpecimen;
