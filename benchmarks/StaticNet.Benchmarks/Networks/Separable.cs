namespace StaticNet.Benchmarks.Networks;

/// <summary>A convolution of each channel alone and one of a single position, as small networks for images have them: for what their kernels take of the peak.</summary>
[Network(3, 16, 16)]
[Conv2D(32, 3, Padding = Padding.Same, Bias = false), BatchNorm, Relu]
[Conv2D(32, 3, Padding = Padding.Same, Groups = 32, Bias = false), BatchNorm, Relu]
[Conv2D(64, 1, Bias = false), BatchNorm, Relu]
[GlobalAvgPool, Flatten]
[Dense(10)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
public partial class Separable;
