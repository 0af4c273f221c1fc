using StaticNet.Numerics;

namespace StaticNet.Benchmarks.Peak;

/// <summary>The memory that a convolution's kernels read and write: normal numbers, and room for results.</summary>
/// <param name="sizes">The sizes.</param>
/// <param name="batch">The images.</param>
internal sealed class ConvolutionBuffers(ConvolutionSizes sizes, int batch)
{
    private const ulong Seed = 1;

    private readonly AlignedBuffer<float> _inputs = Normal(batch * sizes.InputLength);
    private readonly AlignedBuffer<float> _gradients = Normal(batch * sizes.OutputLength);
    private readonly AlignedBuffer<float> _weights = Normal(sizes.WeightsLength);
    private readonly AlignedBuffer<float> _result = new(Math.Max(batch * Math.Max(sizes.InputLength, sizes.OutputLength), sizes.WeightsLength));
    private readonly AlignedBuffer<float> _scratch = new(2 * sizes.WeightsLength + batch * sizes.InputLength);

    /// <summary>The images.</summary>
    public ref float Inputs => ref _inputs.Reference;

    /// <summary>The gradients of what comes out.</summary>
    public ref float Gradients => ref _gradients.Reference;

    /// <summary>The weights, and a bias too.</summary>
    public ref float Weights => ref _weights.Reference;

    /// <summary>What comes out, its gradient by the images or by the weights.</summary>
    public ref float Result => ref _result.Reference;

    /// <summary>What a kernel needs to turn weights in.</summary>
    public ref float Scratch => ref _scratch.Reference;

    private static AlignedBuffer<float> Normal(int length)
    {
        var random = new RandomStream(Seed, RandomStreams.Derive(RandomStreams.SyntheticData, 0));
        var buffer = new AlignedBuffer<float>(length);
        foreach (ref float value in buffer.Span)
            value = random.NextNormal();
        return buffer;
    }
}
