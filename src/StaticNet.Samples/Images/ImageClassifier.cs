namespace StaticNet.Samples.Images;

/// <summary>
/// Tells small colour images apart: 3×32×32 values in, a score for each of ten classes out. A residual network as those for CIFAR-10 (He, Zhang, Ren
/// and Sun, "Deep residual learning for image recognition", 2015), with one block for each width.
/// </summary>
[Network(3, 32, 32)]
[Conv2D(16, 3, Padding = Padding.Same, Bias = false), BatchNorm, Relu]
[Use<ResidualBlock>, Use<ResidualBlock32>, Use<ResidualBlock64>]
[GlobalAvgPool, Dense(10)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
[TrackGradients]
public partial class ImageClassifier;
