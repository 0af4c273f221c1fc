using StaticNet.Generators.Kinds.Convolution;
using StaticNet.Generators.Text;
using Xunit;

namespace StaticNet.Generators.Tests.Convolution;

/// <summary>Gradients of weights to the bit of a sum in the documented order, for any number of workers.</summary>
public sealed class ConvolutionWeightGradientTests
{
    private const int Samples = 3;

    public static TheoryData<string> Cases => ConvolutionCases.All;

    [Theory, MemberData(nameof(Cases))]
    public void Gradient_AnySizes_IsThatOfTheDefinition(string name)
    {
        var shape = ConvolutionCases.Of(name);
        AssertIsDefinition(shape, Samples);
    }

    // The inputs of a transposed convolution have what an activation makes of 0 behind their channels.
    [Theory, MemberData(nameof(Cases))]
    public void Gradient_ValuesBehindTheChannels_LeaveNothing(string name) => AssertIsDefinition(ConvolutionCases.Of(name), Samples, behind: 0.5f);

    // Bands of rows, of which the last is shorter.
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(32)]
    public void Gradient_ImageBeyondTheCache_IsThatOfTheDefinition(int inputs) =>
        AssertIsDefinition(new ConvolutionShape(inputs, 6, 53, 67, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1), 2);

    private static void AssertIsDefinition(ConvolutionShape shape, int samples, float behind = 0f)
    {
        var scalar = new ScalarConvolution(shape, samples);
        float[] x = ConvolutionCases.Draw(scalar.InputLength, 1), dy = ConvolutionCases.Draw(scalar.OutputLength, 2);
        int inputStride = shape.IsDepthwise ? ConvolutionCases.Stride(shape.Inputs) : shape.Inputs, outputStride = ConvolutionCases.Stride(shape.Outputs);
        float[] expected = scalar.Panels(scalar.WeightGradient(x, dy));
        using var kernel = new CompiledKernel(new ConvolutionWeightGradient(shape, inputStride, outputStride, ClearsPadding: behind != 0));
        GuardedBuffer[] sources = [GuardedBuffer.OfRows(x, shape.Inputs, inputStride), GuardedBuffer.OfRows(dy, shape.Outputs, outputStride)];

        // What lies beyond the channels is 0, as kernels leave it, unless it is to be cleared.
        foreach (var source in sources)
            foreach (ref float value in source.Span)
                value = float.IsNaN(value) ? behind : value;

        foreach (var lanes in LaneType.All)
            foreach (int workers in new[] { 0, 1, 2, 3, 40 })
            {
                var gradient = GuardedBuffer.Empty(expected.Length);
                if (workers == 0)
                    kernel.Run(lanes, [.. sources, gradient], samples);
                else
                    kernel.RunShares(lanes, [.. sources, gradient], samples, workers);

                Assert.Equal(expected, gradient.Rows(16, 16));
                gradient.AssertGuards();
            }
    }
}
