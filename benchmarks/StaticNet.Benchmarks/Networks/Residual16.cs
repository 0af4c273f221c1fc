namespace StaticNet.Benchmarks.Networks;

/// <summary>Two convolutions of 16 channels beside what goes into them.</summary>
[Block]
[Tap("x")]
[Conv2D(16, 3, Padding = Padding.Same, Bias = false), BatchNorm, Relu]
[Conv2D(16, 3, Padding = Padding.Same, Bias = false), BatchNorm]
[Add("x"), Relu]
public class Residual16;
