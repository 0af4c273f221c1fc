using CsCheck;
using StaticNet.Generators.Kinds.Convolution;
using Xunit;

namespace StaticNet.Generators.Tests.Convolution;

/// <summary>The sizes of a convolution's output, and which positions read inputs rather than padding.</summary>
public sealed class ConvolutionShapeTests
{
    // Stride, padding before and after, dilation; the sizes are those that PyTorch documents.
    [Theory]
    [InlineData(28, 5, 1, 2, 2, 1, 28)]
    [InlineData(32, 3, 2, 1, 1, 1, 16)]
    [InlineData(7, 3, 2, 0, 0, 1, 3)]
    [InlineData(8, 3, 2, 0, 0, 1, 3)]
    [InlineData(10, 3, 3, 1, 2, 2, 3)]
    [InlineData(5, 5, 1, 0, 0, 1, 1)]
    [InlineData(4, 5, 1, 0, 0, 1, 0)]
    [InlineData(4, 3, 7, 0, 0, 2, 0)]
    [InlineData(16, 4, 1, 3, 0, 1, 16)]
    public void Axis_Sizes_GiveOutputs(int inputs, int kernel, int stride, int before, int after, int dilation, int expected) =>
        Assert.Equal(expected, new ConvolutionAxis(inputs, kernel, stride, before, after, dilation).Outputs);

    [Fact]
    public void Shape_StridesOfTwoAxes_AreTheirOwn()
    {
        var shape = new ConvolutionShape(6, 4, 9, 12, 3, 2, 2, 3, 1, 0, 0, 2, 1, 4, 2);

        Assert.Equal((4, 4), (shape.OutputHeight, shape.OutputWidth));
        Assert.Equal((3, 2, 18), (shape.GroupInputs, shape.GroupOutputs, shape.Depth));
        Assert.False(shape.IsDepthwise);
        Assert.False(shape.IsDense);
    }

    [Fact]
    public void Range_AnyAxis_HoldsWhatIsNoPadding() =>
        Gen.Select(Gen.Int[1, 12], Gen.Int[1, 5], Gen.Int[1, 4], Gen.Int[0, 6], Gen.Int[0, 6], Gen.Int[1, 4])
            .Select((inputs, kernel, stride, before, after, dilation) => new ConvolutionAxis(inputs, kernel, stride, before, after, dilation))
            .Sample(axis =>
            {
                for (int output = 0; output < axis.Outputs; output++)
                    for (int position = 0; position < axis.Kernel; position++)
                    {
                        bool isInput = axis.InputAt(output, position) >= 0 && axis.InputAt(output, position) < axis.Inputs;
                        Assert.Equal(isInput, Holds(axis.KernelOf(output), position));
                        Assert.Equal(isInput, Holds(axis.OutputsOf(position), output));
                    }
            });

    // Kernels that lie in the padding altogether: padding wider than the kernel.
    [Fact]
    public void Range_KernelInThePadding_IsEmpty()
    {
        var axis = new ConvolutionAxis(3, 2, 1, 4, 4, 1);

        Assert.Equal(0, axis.KernelOf(0).Count);
        Assert.Equal(0, axis.KernelOf(axis.Outputs - 1).Count);
        Assert.Equal(2, axis.KernelOf(4).Count);
    }

    [Theory]
    [InlineData(1, 1, 0, true)]
    [InlineData(1, 2, 0, false)]
    [InlineData(1, 1, 1, false)]
    [InlineData(3, 1, 0, false)]
    public void Shape_OnePositionWithoutSteps_IsDense(int kernel, int stride, int pad, bool expected) =>
        Assert.Equal(expected, new ConvolutionShape(4, 8, 5, 5, kernel, kernel, stride, stride, pad, pad, pad, pad, 1, 1, 1).IsDense);

    private static bool Holds(PositionRange range, int position) => position >= range.First && position < range.End;
}
