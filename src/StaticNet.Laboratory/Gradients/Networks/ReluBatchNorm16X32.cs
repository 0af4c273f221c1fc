namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>16 dense layers, the hidden ones of 32 units with ReLU behind batch normalization.</summary>
[Network(SpiralData.InputLength)]
[Use<HiddenReluBatchNorm32>(Name = "Hidden", Repeat = 15)]
[Dense(SpiralData.Classes)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f), ClipGradientValue(1f)]
internal sealed partial class ReluBatchNorm16X32 : ISpecimen;
