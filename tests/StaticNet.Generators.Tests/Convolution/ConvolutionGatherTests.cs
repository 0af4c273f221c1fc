using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Kinds.Convolution;
using StaticNet.Generators.Kinds.Normalization;
using StaticNet.Generators.Text;
using Xunit;

namespace StaticNet.Generators.Tests.Convolution;

/// <summary>Gradients of inputs, and outputs of transposed convolutions, to the bit of a sum in the documented order.</summary>
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

    [Theory, MemberData(nameof(Cases))]
    public void Outputs_OfATransposedConvolution_StartFromTheBiasAndAreActivated(string name)
    {
        var shape = ConvolutionCases.Of(name);
        var scalar = new ScalarConvolution(shape, Samples);
        float[] x = ConvolutionCases.Draw(scalar.OutputLength, 1), weights = ConvolutionCases.Draw(scalar.WeightLength, 2), bias = ConvolutionCases.Draw(shape.Inputs, 3);
        int sourceStride = shape.IsDepthwise ? ConvolutionCases.Stride(shape.Outputs) : shape.Outputs, resultStride = ConvolutionCases.Stride(shape.Inputs);
        var plan = new ConvolutionGather(shape, sourceStride, resultStride, new ConvolutionSums(Bias: true, new ReluFunction()));
        using var kernel = new CompiledKernel(plan);
        float[] expected = [.. scalar.InputGradient(x, weights, bias).Select(value => Math.Max(0f, value))], padded = new float[resultStride];
        bias.CopyTo(padded, 0);
        foreach (var lanes in LaneType.All)
        {
            var y = GuardedBuffer.Empty(Samples * shape.InputPositions * resultStride);
            kernel.Run(
                lanes,
                [
                    GuardedBuffer.OfRows(x, shape.Outputs, sourceStride), GuardedBuffer.OfRows(scalar.Panels(weights), 16, 16),
                    GuardedBuffer.OfRows(padded, resultStride, resultStride), y, .. GuardedBuffer.Scratch(plan.Scratch),
                ],
                Samples);

            Assert.Equal(expected, y.Rows(shape.Inputs, resultStride));
            y.AssertGuards();
            if (!shape.IsDepthwise)
                y.AssertPadding(shape.Inputs, resultStride);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(6)]
    public void Outputs_Normalized_AreThoseOfTheRunningStatistics(int groups)
    {
        var shape = new ConvolutionShape(6, groups == 6 ? 6 : 18, 6, 7, 3, 3, 2, 2, 1, 1, 0, 1, 1, 1, groups);
        var scalar = new ScalarConvolution(shape, Samples);
        float[] x = ConvolutionCases.Draw(scalar.OutputLength, 1), weights = ConvolutionCases.Draw(scalar.WeightLength, 2), bias = ConvolutionCases.Draw(6, 3);
        float[] scale = ConvolutionCases.Draw(6, 4), shift = ConvolutionCases.Draw(6, 5), mean = ConvolutionCases.Draw(6, 6);
        float[] variance = [.. ConvolutionCases.Draw(6, 7).Select(Math.Abs)];
        var plan = new ConvolutionGather(shape, 32, 16, new ConvolutionSums(Bias: true, null, new FoldedNormalization(6, IsAffine: true, 1e-3f)));
        using var kernel = new CompiledKernel(plan);

        // Sums start from the bias without the mean.
        float[] expected =
        [
            .. scalar.InputGradient(x, weights, [.. bias.Zip(mean, (b, m) => b - m)]).Select((sum, i) =>
                MathF.FusedMultiplyAdd(sum, scale[i % 6] / MathF.Sqrt(variance[i % 6] + 1e-3f), shift[i % 6])),
        ];
        foreach (var lanes in LaneType.All)
        {
            var y = GuardedBuffer.Empty(Samples * shape.InputPositions * 16);
            kernel.Run(
                lanes,
                [
                    GuardedBuffer.OfRows(x, shape.Outputs, 32), GuardedBuffer.OfRows(scalar.Panels(weights), 16, 16), Padded(bias), Padded(scale), Padded(shift), Padded(mean),
                    Padded(variance), y, .. GuardedBuffer.Scratch(plan.Scratch),
                ],
                Samples);

            Assert.Equal(expected, y.Rows(6, 16));
            y.AssertGuards();
        }
    }

    // As parameters lie in memory, whole vectors; groups read one vector beyond their first channel.
    private static GuardedBuffer Padded(float[] values) => GuardedBuffer.OfRows([.. values, .. new float[32 - values.Length]], 32, 32);
}
