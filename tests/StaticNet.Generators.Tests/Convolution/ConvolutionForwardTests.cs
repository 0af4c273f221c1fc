using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Kinds.Convolution;
using StaticNet.Generators.Text;
using Xunit;

namespace StaticNet.Generators.Tests.Convolution;

/// <summary>Outputs to the bit of a sum in the documented order.</summary>
public sealed class ConvolutionForwardTests
{
    private const int Samples = 3;

    public static TheoryData<string> Cases => ConvolutionCases.All;

    [Theory, MemberData(nameof(Cases))]
    public void Outputs_AnySizes_AreThoseOfTheDefinition(string name)
    {
        var shape = ConvolutionCases.Of(name);
        var scalar = new ScalarConvolution(shape, Samples);
        float[] x = ConvolutionCases.Draw(scalar.InputLength, 1), weights = ConvolutionCases.Draw(scalar.WeightLength, 2);
        float[] bias = ConvolutionCases.Draw(shape.Outputs, 3);

        // Rows of inputs are as close as they may be, those of depthwise convolutions padded.
        int inputStride = shape.IsDepthwise ? ConvolutionCases.Stride(shape.Inputs) : shape.Inputs, outputStride = ConvolutionCases.Stride(shape.Outputs);
        var plan = new ConvolutionForward(shape, inputStride, outputStride, new ConvolutionSums(Bias: true));
        using var kernel = new CompiledKernel(plan);
        float[] expected = scalar.Forward(x, weights, bias), padded = new float[outputStride];
        bias.CopyTo(padded, 0);
        foreach (var lanes in LaneType.All)
        {
            var y = GuardedBuffer.Empty(Samples * shape.OutputPositions * outputStride);
            kernel.Run(
                lanes,
                [
                    GuardedBuffer.OfRows(x, shape.Inputs, inputStride), GuardedBuffer.OfRows(scalar.Panels(weights), 16, 16),
                    GuardedBuffer.OfRows(padded, outputStride, outputStride), y, .. GuardedBuffer.Scratch(plan.Scratch),
                ],
                Samples);

            Assert.Equal(expected, y.Rows(shape.Outputs, outputStride));
            y.AssertGuards();
            if (!shape.IsDepthwise)
                y.AssertPadding(shape.Outputs, outputStride);
        }
    }

    [Fact]
    public void Outputs_WithoutBias_AreActivated()
    {
        var shape = new ConvolutionShape(3, 5, 6, 7, 3, 3, 2, 1, 1, 1, 1, 1, 1, 1, 1);
        var scalar = new ScalarConvolution(shape, Samples);
        float[] x = ConvolutionCases.Draw(scalar.InputLength, 1), weights = ConvolutionCases.Draw(scalar.WeightLength, 2);
        using var kernel = new CompiledKernel(new ConvolutionForward(shape, 4, 16, new ConvolutionSums(Bias: false, new ReluFunction())));
        float[] expected = [.. scalar.Forward(x, weights, null).Select(value => Math.Max(0f, value))];
        foreach (var lanes in LaneType.All)
        {
            var y = GuardedBuffer.Empty(Samples * shape.OutputPositions * 16);
            kernel.Run(lanes, [GuardedBuffer.OfRows(x, 3, 4), GuardedBuffer.OfRows(scalar.Panels(weights), 16, 16), y], Samples);

            Assert.Equal(expected, y.Rows(shape.Outputs, 16));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void InputGradient_OfATransposedConvolution_IsTimesTheDerivative(int groups)
    {
        var shape = new ConvolutionShape(6, 18, 6, 7, 3, 3, 1, 2, 1, 1, 1, 0, 1, 1, groups);
        var scalar = new ScalarConvolution(shape, Samples);
        float[] x = ConvolutionCases.Draw(scalar.InputLength, 1), weights = ConvolutionCases.Draw(scalar.WeightLength, 2);
        float[] saved = [.. ConvolutionCases.Draw(scalar.OutputLength, 3).Select(value => Math.Max(0f, value))];
        var plan = new ConvolutionForward(shape, 16, 32, ConvolutionSums.OfGradients(new ReluFunction(), 48));
        using var kernel = new CompiledKernel(plan);
        float[] expected = [.. scalar.Forward(x, weights, null).Zip(saved, (gradient, value) => value > 0 ? gradient : 0f)];
        foreach (var lanes in LaneType.All)
        {
            var y = GuardedBuffer.Empty(Samples * shape.OutputPositions * 32);
            kernel.Run(
                lanes,
                [
                    GuardedBuffer.OfRows(x, 6, 16), GuardedBuffer.OfRows(scalar.Panels(weights), 16, 16), GuardedBuffer.OfRows(saved, 18, 48), y,
                    .. GuardedBuffer.Scratch(plan.Scratch),
                ],
                Samples);

            Assert.Equal(expected, y.Rows(18, 32));
            y.AssertGuards();
        }
    }
}
