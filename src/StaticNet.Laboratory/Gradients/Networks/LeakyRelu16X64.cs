namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>16 dense layers, the hidden ones of 64 units with LeakyReLU.</summary>
[Network(SpiralData.InputLength)]
[Use<HiddenLeakyRelu64>(Name = "Hidden", Repeat = 15)]
[Dense(SpiralData.Classes)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f), ClipGradientValue(1f)]
internal sealed partial class LeakyRelu16X64 : ISpecimen;
