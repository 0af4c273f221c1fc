namespace StaticNet.Samples.Images;

/// <summary>Two convolutions of 16 channels, added to what they were given.</summary>
[Block]
[Tap("x"), Conv2D(16, 3, Padding = Padding.Same, Bias = false), BatchNorm, Relu]
[Conv2D(16, 3, Padding = Padding.Same, Bias = false), BatchNorm]
[Add("x"), Relu]
public class ResidualBlock;
