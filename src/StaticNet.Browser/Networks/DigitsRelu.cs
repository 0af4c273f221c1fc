namespace StaticNet.Browser.Networks;

/// <summary>Three dense layers, the README's network of digits, with ReLU.</summary>
[Network(SyntheticDigits.InputLength)]
[Dense(128), Relu]
[Dense(64), Relu]
[Dense(SyntheticDigits.Classes)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f), ClipGradientValue(1f)]
[TrackGradients]
internal sealed partial class DigitsRelu : IDigitNetwork;
