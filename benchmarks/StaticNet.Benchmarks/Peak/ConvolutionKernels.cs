using StaticNet.Generated.Kernels;

namespace StaticNet.Benchmarks.Peak;

/// <summary>What the kernels of a convolution reach, each called as passes call it.</summary>
/// <param name="sizes">The sizes.</param>
/// <param name="forward">The forward pass.</param>
/// <param name="inputGradient">The gradient of the images; null where the network that these kernels are of has none.</param>
/// <param name="weightGradient">The gradient of the weights.</param>
internal sealed class ConvolutionKernels(
    ConvolutionSizes sizes, Action<ConvolutionBuffers> forward, Action<ConvolutionBuffers>? inputGradient, Action<ConvolutionBuffers> weightGradient)
{
    private const int Batch = 32;

    private readonly ConvolutionBuffers _buffers = new(sizes, Batch);

    /// <summary>The sizes.</summary>
    public string Name => sizes.Name;

    /// <summary>The best GFLOP/s so far of the forward pass.</summary>
    public double Forward { get; private set; }

    /// <summary>The best GFLOP/s so far of the gradient of the images.</summary>
    public double InputGradient { get; private set; }

    /// <summary>The best GFLOP/s so far of the gradient of the weights.</summary>
    public double WeightGradient { get; private set; }

    /// <summary>The kernels of LeNet-5, of a residual network and of separable convolutions.</summary>
    public static ConvolutionKernels[] All() =>
    [
        new(new(16, 16, 32, 3, 1),
            b => Convolve16x32x32To16By3x3p1_unbiased.Run(ref b.Inputs, ref b.Weights, ref b.Result, Batch),
            b => ConvolveInputGradient16x32x32To16By3x3p1.Run(ref b.Gradients, ref b.Weights, ref b.Result, ref b.Scratch, Batch),
            b => ConvolveWeightGradient16x32x32To16By3x3p1.Run(ref b.Inputs, ref b.Gradients, ref b.Result, Batch)),
        new(new(32, 32, 16, 3, 1),
            b => Convolve32x16x16To32By3x3p1_unbiased.Run(ref b.Inputs, ref b.Weights, ref b.Result, Batch),
            b => ConvolveInputGradient32x16x16To32By3x3p1.Run(ref b.Gradients, ref b.Weights, ref b.Result, ref b.Scratch, Batch),
            b => ConvolveWeightGradient32x16x16To32By3x3p1.Run(ref b.Inputs, ref b.Gradients, ref b.Result, Batch)),
        new(new(64, 64, 8, 3, 1),
            b => Convolve64x8x8To64By3x3p1_unbiased.Run(ref b.Inputs, ref b.Weights, ref b.Result, Batch),
            b => ConvolveInputGradient64x8x8To64By3x3p1.Run(ref b.Gradients, ref b.Weights, ref b.Result, ref b.Scratch, Batch),
            b => ConvolveWeightGradient64x8x8To64By3x3p1.Run(ref b.Inputs, ref b.Gradients, ref b.Result, Batch)),
        new(new(32, 64, 16, 1, 0),
            b => Forward32x64_unbiased.Run(ref b.Inputs, ref b.Weights, ref b.Result, Batch * 256),
            b => InputGradient32x64Relu.Run(ref b.Gradients, ref b.Weights, ref b.Inputs, ref b.Result, ref b.Scratch, Batch * 256),
            b => ConvolveWeightGradient32x16x16To64By1x1.Run(ref b.Inputs, ref b.Gradients, ref b.Result, Batch)),
        new(new(1, 6, 28, 5, 2),
            b => Convolve1x28x28To6By5x5p2Relu_x1.Run(ref b.Inputs, ref b.Weights, ref b.Weights, ref b.Result, Batch),
            null,
            b => ConvolveWeightGradient1x28x28To6By5x5p2_x1.Run(ref b.Inputs, ref b.Gradients, ref b.Result, Batch)),
        new(new(6, 16, 14, 5, 0),
            b => Convolve6x14x14To16By5x5Relu.Run(ref b.Inputs, ref b.Weights, ref b.Weights, ref b.Result, Batch),
            b => ConvolveInputGradient6x14x14To16By5x5.Run(ref b.Gradients, ref b.Weights, ref b.Result, ref b.Scratch, Batch),
            b => ConvolveWeightGradient6x14x14To16By5x5.Run(ref b.Inputs, ref b.Gradients, ref b.Result, Batch)),
        new(new(32, 32, 16, 3, 1, Groups: 32),
            b => Convolve32x16x16To32By3x3p1g32_unbiased.Run(ref b.Inputs, ref b.Weights, ref b.Result, Batch),
            b => ConvolveInputGradient32x16x16To32By3x3p1g32TimesReluSlope.Run(ref b.Gradients, ref b.Weights, ref b.Inputs, ref b.Result, Batch),
            b => ConvolveWeightGradient32x16x16To32By3x3p1g32.Run(ref b.Inputs, ref b.Gradients, ref b.Result, Batch)),
    ];

    /// <summary>Measures once more, and keeps the better.</summary>
    public void Measure()
    {
        Forward = Math.Max(Forward, Measure(forward));
        WeightGradient = Math.Max(WeightGradient, Measure(weightGradient));
        if (inputGradient is not null)
            InputGradient = Math.Max(InputGradient, Measure(inputGradient));
    }

    private double Measure(Action<ConvolutionBuffers> kernel) => Rate.Best(() => kernel(_buffers), Batch * sizes.Operations);
}
