namespace StaticNet.Samples.Images;

/// <summary>Two convolutions to 32 channels of half the rows and columns, added to a projection of what they were given.</summary>
[Block]
[Tap("x"), Conv2D(32, 3, Stride = 2, Padding = 1, Bias = false), BatchNorm, Relu]
[Conv2D(32, 3, Padding = Padding.Same, Bias = false), BatchNorm, Tap("main")]
[From("x"), Conv2D(32, 1, Stride = 2, Bias = false), BatchNorm]
[Add("main"), Relu]
public class ResidualBlock32;
