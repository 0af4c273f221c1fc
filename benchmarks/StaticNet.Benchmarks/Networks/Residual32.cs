namespace StaticNet.Benchmarks.Networks;

/// <summary>Two convolutions of 32 channels beside what goes into them.</summary>
[Block]
[Tap("x")]
[Conv2D(32, 3, Padding = Padding.Same, Bias = false), BatchNorm, Relu]
[Conv2D(32, 3, Padding = Padding.Same, Bias = false), BatchNorm]
[Add("x"), Relu]
public class Residual32;
