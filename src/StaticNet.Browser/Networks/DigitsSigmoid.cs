namespace StaticNet.Browser.Networks;

/// <summary>Three dense layers, the README's network of digits, with sigmoid.</summary>
[Network(SyntheticDigits.InputLength)]
[Dense(128), Sigmoid]
[Dense(64), Sigmoid]
[Dense(SyntheticDigits.Classes)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f), ClipGradientValue(1f)]
[TrackGradients]
internal sealed partial class DigitsSigmoid : IDigitNetwork;
