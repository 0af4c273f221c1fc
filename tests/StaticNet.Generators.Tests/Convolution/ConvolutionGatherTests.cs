using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Kinds.Convolution;
using StaticNet.Generators.Text;
using Xunit;

namespace StaticNet.Generators.Tests.Convolution;

/// <summary>Gradients of inputs to the bit of a sum in the documented order.</summary>
public sealed class ConvolutionGatherTests
{
    private const int Samples = 3;

    public static TheoryData<string> Cases => ConvolutionCases.All;

    [Theory, MemberData(nameof(Cases))]
    public void Gradient_AnySizes_IsThatOfTheDefinition(string name)
    {
        var shape = ConvolutionCases.Of(name);
        var scalar = new ScalarConvolution(shape, Samples);
        float[] dy = ConvolutionCases.Draw(scalar.OutputLength, 1), weights = ConvolutionCases.Draw(scalar.WeightLength, 2);

        int inputStride = ConvolutionCases.Stride(shape.Inputs), outputStride = ConvolutionCases.Stride(shape.Outputs);
        var plan = new ConvolutionGather(shape, outputStride, inputStride, ConvolutionSums.OfGradients());
        using var kernel = new CompiledKernel(plan);
        float[] expected = scalar.InputGradient(dy, weights);
        foreach (var lanes in LaneType.All)
        {
            var dx = GuardedBuffer.Empty(Samples * shape.InputPositions * inputStride);
            kernel.Run(
                lanes,
                [
                    GuardedBuffer.OfRows(dy, shape.Outputs, outputStride), GuardedBuffer.OfRows(scalar.Panels(weights), 16, 16), dx,
                    .. GuardedBuffer.Scratch(plan.Scratch),
                ],
                Samples);

            Assert.Equal(expected, dx.Rows(shape.Inputs, inputStride));
            dx.AssertGuards();
            if (!shape.IsDepthwise)
                dx.AssertPadding(shape.Inputs, inputStride);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Gradient_OfAnActivation_IsTimesItsDerivative(int groups)
    {
        var shape = new ConvolutionShape(6, 18, 6, 7, 3, 3, 1, 2, 1, 1, 1, 1, 1, 1, groups);
        var scalar = new ScalarConvolution(shape, Samples);
        float[] dy = ConvolutionCases.Draw(scalar.OutputLength, 1), weights = ConvolutionCases.Draw(scalar.WeightLength, 2);
        float[] saved = [.. ConvolutionCases.Draw(scalar.InputLength, 3).Select(value => Math.Max(0f, value))];
        var plan = new ConvolutionGather(shape, 32, 16, ConvolutionSums.OfGradients(new ReluFunction(), 48));
        using var kernel = new CompiledKernel(plan);
        float[] expected = [.. scalar.InputGradient(dy, weights).Zip(saved, (gradient, value) => value > 0 ? gradient : 0f)];
        foreach (var lanes in LaneType.All)
        {
            var dx = GuardedBuffer.Empty(Samples * shape.InputPositions * 16);
            kernel.Run(
                lanes,
                [
                    GuardedBuffer.OfRows(dy, 18, 32), GuardedBuffer.OfRows(scalar.Panels(weights), 16, 16), GuardedBuffer.OfRows(saved, 6, 48), dx,
                    .. GuardedBuffer.Scratch(plan.Scratch),
                ],
                Samples);

            Assert.Equal(expected, dx.Rows(6, 16));
        }
    }
}
