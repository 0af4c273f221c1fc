namespace StaticNet.Benchmarks.Networks;

/// <summary>A residual block of 64 channels that halves height and width; what goes beside it is projected.</summary>
[Block]
[Tap("x")]
[Conv2D(64, 3, Stride = 2, Padding = 1, Bias = false), BatchNorm, Relu]
[Conv2D(64, 3, Padding = Padding.Same, Bias = false), BatchNorm, Tap("main")]
[From("x"), Conv2D(64, 1, Stride = 2, Bias = false), BatchNorm]
[Add("main"), Relu]
public class Halving64;
