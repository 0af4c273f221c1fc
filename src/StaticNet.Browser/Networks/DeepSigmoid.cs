namespace StaticNet.Browser.Networks;

/// <summary>16 dense layers, the hidden ones of 32 units with sigmoid: deep enough for gradients to vanish and explode.</summary>
[Network(SyntheticDigits.InputLength)]
[Use<HiddenSigmoid>(Name = "Hidden", Repeat = 15)]
[Dense(SyntheticDigits.Classes)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f), ClipGradientValue(1f)]
[TrackGradients]
internal sealed partial class DeepSigmoid : IDigitNetwork;
