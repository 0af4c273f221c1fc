namespace StaticNet.Benchmarks.Networks;

/// <summary>LeNet-5 on images of 28×28, with ReLU and max pooling: planes so few that their kernels can't take a vector of channels.</summary>
[Network(1, 28, 28)]
[Conv2D(6, 5, Padding = Padding.Same), Relu, MaxPool(2)]
[Conv2D(16, 5), Relu, MaxPool(2)]
[Flatten, Dense(120), Relu]
[Dense(84), Relu]
[Dense(10)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
public partial class Lenet5;
