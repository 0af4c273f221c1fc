namespace StaticNet.Samples.Digits;

/// <summary>
/// Reads handwritten digits by convolutions: 28×28 grey values in, a score for each digit out. LeNet-5 (LeCun, Bottou, Bengio and Haffner,
/// "Gradient-based learning applied to document recognition", 1998) with today's activations and pools.
/// </summary>
[Network(1, 28, 28)]
[Conv2D(6, 5, Padding = 2), Relu, MaxPool(2)]
[Conv2D(16, 5), Relu, MaxPool(2)]
[Flatten, Dense(120), Relu]
[Dense(84), Relu]
[Dense(10)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
public partial class LeNet;
