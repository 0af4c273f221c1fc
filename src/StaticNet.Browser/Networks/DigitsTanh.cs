namespace StaticNet.Browser.Networks;

/// <summary>Three dense layers, the README's network of digits, with tanh.</summary>
[Network(SyntheticDigits.InputLength)]
[Dense(128), Tanh]
[Dense(64), Tanh]
[Dense(SyntheticDigits.Classes)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f), ClipGradientValue(1f)]
[TrackGradients]
internal sealed partial class DigitsTanh : IDigitNetwork;
