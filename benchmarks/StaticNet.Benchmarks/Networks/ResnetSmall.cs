namespace StaticNet.Benchmarks.Networks;

/// <summary>A residual network on images of 3×32×32: three stages of three blocks with 16, 32 and 64 channels.</summary>
[Network(3, 32, 32)]
[Conv2D(16, 3, Padding = Padding.Same, Bias = false), BatchNorm, Relu]
[Use<Residual16>(Repeat = 3)]
[Use<Halving32>, Use<Residual32>(Repeat = 2)]
[Use<Halving64>, Use<Residual64>(Repeat = 2)]
[GlobalAvgPool, Flatten]
[Dense(10)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
public partial class ResnetSmall;
