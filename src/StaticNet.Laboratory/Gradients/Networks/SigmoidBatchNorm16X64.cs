namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>16 dense layers, the hidden ones of 64 units with sigmoid behind batch normalization.</summary>
[Network(SpiralData.InputLength)]
[Use<HiddenSigmoidBatchNorm64>(Name = "Hidden", Repeat = 15)]
[Dense(SpiralData.Classes)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f), ClipGradientValue(1f)]
internal sealed partial class SigmoidBatchNorm16X64 : ISpecimen;
