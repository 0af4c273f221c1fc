using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Kinds.Convolution;
using Xunit;

namespace StaticNet.Generators.Tests.Convolution;

/// <summary>Outputs to the bit of a sum in the documented order.</summary>
public sealed class ConvolutionForwardTests
{
    private const int Samples = 3;

    public static TheoryData<string, string> Cases => ConvolutionCases.All;

    [Theory, MemberData(nameof(Cases))]
    public void Outputs_AnySizes_AreThoseOfTheDefinition(string name, string lanes)
    {
        var shape = ConvolutionCases.Of(name);
        var scalar = new ScalarConvolution(shape, Samples);
        float[] x = ConvolutionCases.Draw(scalar.InputLength, 1), weights = ConvolutionCases.Draw(scalar.WeightLength, 2);
        float[] bias = ConvolutionCases.Draw(shape.Outputs, 3);

        // Rows of inputs are as close as they may be, those of depthwise convolutions padded.
        int inputStride = shape.IsDepthwise ? ConvolutionCases.Stride(shape.Inputs) : shape.Inputs, outputStride = ConvolutionCases.Stride(shape.Outputs);
        var y = GuardedBuffer.Empty(Samples * shape.OutputPositions * outputStride);
        using var kernel = new CompiledKernel(new ConvolutionForward(shape, inputStride, outputStride, Bias: true));
        kernel.Run(
            ConvolutionCases.Lanes(lanes),
            [
                GuardedBuffer.OfRows(x, shape.Inputs, inputStride), GuardedBuffer.OfRows(scalar.Panels(weights), 16, 16),
                GuardedBuffer.OfRows(bias, shape.Outputs, outputStride), y,
            ],
            Samples);

        Assert.Equal(scalar.Forward(x, weights, bias), y.Rows(shape.Outputs, outputStride));
        y.AssertGuards();
    }
}
