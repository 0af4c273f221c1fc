using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Kinds.Pooling;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Tests.Generation;
using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Generators.Tests.Pooling;

/// <summary>The kernels of pools by themselves, against the scalar implementation.</summary>
public sealed class PoolKernelTests
{
    private const int Samples = 3;

    private static readonly PoolShape[] Shapes =
    [
        new(1, 4, 4, 2, 2, 2, 2, 0, 0),
        new(6, 28, 28, 2, 2, 2, 2, 0, 0),
        new(16, 5, 7, 2, 2, 2, 2, 0, 0),
        new(17, 7, 5, 3, 3, 2, 2, 1, 1),
        new(33, 9, 9, 3, 3, 1, 1, 1, 1),
        new(3, 8, 7, 3, 2, 2, 3, 1, 0),
        new(2, 6, 9, 2, 3, 3, 4, 0, 1),
        new(5, 3, 3, 3, 3, 1, 1, 1, 1),
        new(40, 11, 10, 5, 5, 2, 2, 2, 2),
        new(2, 13, 12, 5, 4, 3, 3, 0, 0),
        new(4, 1, 18, 1, 3, 1, 2, 0, 1),
        new(31, 1, 11, 1, 2, 1, 2, 0, 0),
        new(2, 2, 2, 2, 2, 1, 1, 1, 1),
        PoolShape.Global(20, 63),
        PoolShape.Global(1, 1),
        PoolShape.Global(64, 16),
    ];

    public static TheoryData<string> Names => [.. Shapes.Select(shape => shape.Identifier)];

    /// <summary>The windows whose gradient may be written where their input lies.</summary>
    public static TheoryData<string> TakenOver => [.. Shapes.Where(shape => !PoolGradient.Clears(shape)).Select(shape => shape.Identifier)];

    public static MatrixTheoryData<string, bool> NamesAndPadding => new(Shapes.Select(shape => shape.Identifier), [true, false]);

    [Theory, MemberData(nameof(Names))]
    public void MaxPool_AnyWindows_IsTheLargestAndGivesItTheGradient(string name)
    {
        var shape = Find(name);
        var pool = new ScalarMaxPool([shape.KernelHeight, shape.KernelWidth], [shape.StrideY, shape.StrideX], [shape.PadY, shape.PadX]);
        var (inputs, gradients) = Draw(pool, shape);
        var (input, output) = Rows(shape);
        float[] x = input.Of(inputs), y = output.Empty(Samples), dy = output.Of(gradients), dx = input.Empty(Samples);

        Run(new MaxPoolForward(shape, input.Stride, output.Stride), x, y);
        Assert.Equal(pool.Forward(inputs), output.From(y));
        Run(new MaxPoolBackward(shape, input.Stride, output.Stride, output.Stride, input.Stride, null), dy, x, y, dx);
        AssertClose(pool.Backward(inputs, gradients), input.From(dx));
    }

    [Theory, MemberData(nameof(NamesAndPadding))]
    public void AveragePool_AnyWindows_IsTheMeanAndSharesTheGradient(string name, bool countsPadding)
    {
        var shape = Find(name);
        var pool = new ScalarAveragePool([shape.KernelHeight, shape.KernelWidth], [shape.StrideY, shape.StrideX], [shape.PadY, shape.PadX], countsPadding);
        var (inputs, gradients) = Draw(pool, shape);
        var (input, output) = Rows(shape);
        float[] x = input.Of(inputs), y = output.Empty(Samples), dy = output.Of(gradients), dx = input.Empty(Samples);

        Run(new AveragePoolForward(shape, input.Stride, output.Stride, countsPadding), x, y);
        AssertClose(pool.Forward(inputs), output.From(y));
        Run(new AveragePoolBackward(shape, output.Stride, input.Stride, countsPadding), dy, dx);
        AssertClose(pool.Backward(inputs, gradients), input.From(dx));
    }

    [Theory, MemberData(nameof(Names))]
    public void MaxPool_EqualValues_GivesTheFirstTheGradient(string name)
    {
        var shape = Find(name);
        var pool = new ScalarMaxPool([shape.KernelHeight, shape.KernelWidth], [shape.StrideY, shape.StrideX], [shape.PadY, shape.PadX]);
        var (inputs, gradients) = Draw(pool, shape);
        inputs = Array.ConvertAll(inputs, input => Array.ConvertAll(input, value => Math.Round(value)));
        var (input, output) = Rows(shape);
        float[] x = input.Of(inputs), y = output.Empty(Samples), dx = input.Empty(Samples);

        Run(new MaxPoolForward(shape, input.Stride, output.Stride), x, y);
        Run(new MaxPoolBackward(shape, input.Stride, output.Stride, output.Stride, input.Stride, null), output.Of(gradients), x, y, dx);
        AssertClose(pool.Backward(inputs, gradients), input.From(dx));
    }

    [Theory, MemberData(nameof(Names))]
    public void MaxPool_BehindAnActivation_HasTheGradientOfBoth(string name)
    {
        var shape = Find(name);
        var pool = new ScalarMaxPool([shape.KernelHeight, shape.KernelWidth], [shape.StrideY, shape.StrideX], [shape.PadY, shape.PadX]);
        var (before, gradients) = Draw(pool, shape);
        var relu = new ScalarRelu();
        double[][] inputs = relu.Forward(before);
        var (input, output) = Rows(shape);
        float[] x = input.Of(inputs), y = output.Empty(Samples), dx = input.Empty(Samples);

        Run(new MaxPoolForward(shape, input.Stride, output.Stride), x, y);
        Run(new MaxPoolBackward(shape, input.Stride, output.Stride, output.Stride, input.Stride, new ReluFunction()), output.Of(gradients), x, y, dx);
        AssertClose(relu.Backward(before, pool.Backward(inputs, gradients)), input.From(dx));
    }

    [Theory, MemberData(nameof(TakenOver))]
    public void MaxPool_GradientInThePlaceOfItsInput_IsTheSame(string name)
    {
        var shape = Find(name);
        var pool = new ScalarMaxPool([shape.KernelHeight, shape.KernelWidth], [shape.StrideY, shape.StrideX], [shape.PadY, shape.PadX]);
        var (inputs, gradients) = Draw(pool, shape);
        var (input, output) = Rows(shape);
        float[] x = input.Of(inputs), y = output.Empty(Samples);

        Run(new MaxPoolForward(shape, input.Stride, output.Stride), x, y);
        Run(new MaxPoolBackward(shape, input.Stride, output.Stride, output.Stride, input.Stride, null), output.Of(gradients), x, y, x);
        AssertClose(pool.Backward(inputs, gradients), input.From(x));
    }

    [Theory, MemberData(nameof(Names))]
    public void MaxPool_NaNAndInfinity_ShowInTheirWindows(string name)
    {
        var shape = Find(name);
        var pool = new ScalarMaxPool([shape.KernelHeight, shape.KernelWidth], [shape.StrideY, shape.StrideX], [shape.PadY, shape.PadX]);
        var (inputs, gradients) = Draw(pool, shape);
        var (input, output) = Rows(shape);

        // In place of NaN the scalar implementation has what no other value reaches.
        for (int i = 0; i < inputs[0].Length; i++)
            inputs[0][i] = i % 5 == 3 ? 1e9 : i % 7 == 1 ? double.NegativeInfinity : inputs[0][i];
        inputs[1] = Array.ConvertAll(inputs[1], _ => double.NegativeInfinity);
        double[][] expected = Array.ConvertAll(pool.Forward(inputs), NotANumber), given = Array.ConvertAll(inputs, NotANumber);
        float[] x = input.Of(given), y = output.Empty(Samples), dx = input.Empty(Samples);

        Run(new MaxPoolForward(shape, input.Stride, output.Stride), x, y);
        Assert.Equal(expected, output.From(y));

        // No gradient is lost: the first position of a window of NaN takes it.
        Run(new MaxPoolBackward(shape, input.Stride, output.Stride, output.Stride, input.Stride, null), output.Of(gradients), x, y, dx);
        for (int sample = 0; sample < Samples; sample++)
            Assert.Equal(gradients[sample].Sum(), input.From(dx)[sample].Sum(), 1e-3);

        static double[] NotANumber(double[] values) => Array.ConvertAll(values, value => value == 1e9 ? double.NaN : value);
    }

    private static PoolShape Find(string name) => Shapes.Single(shape => shape.Identifier == name);

    private static (ChannelRows Input, ChannelRows Output) Rows(PoolShape shape) => (new(shape.Channels, shape.Positions), new(shape.Channels, shape.OutputPositions));

    private static (double[][] Inputs, double[][] Gradients) Draw(ScalarPool pool, PoolShape shape)
    {
        pool.Attach([shape.Channels, shape.Height, shape.Width]);
        var random = new Random(3);
        return (Draw(random, shape.Positions * shape.Channels), Draw(random, shape.OutputPositions * shape.Channels));
    }

    // Values that float holds.
    private static double[][] Draw(Random random, int length) =>
        [.. Enumerable.Range(0, Samples).Select(_ => Enumerable.Range(0, length).Select(_ => (double)(float)(random.NextDouble() * 4 - 2)).ToArray())];

    private static void Run(KernelPlan kernel, params float[][] buffers)
    {
        using var compiled = new CompiledKernel(kernel);
        compiled.Run(Samples, buffers);
    }

    private static void AssertClose(double[][] expected, double[][] actual)
    {
        for (int sample = 0; sample < expected.Length; sample++)
            TensorComparison.AssertWithin($"Sample {sample}", [.. actual[sample].Select(value => (float)value)], expected[sample], 1e-6 * TensorComparison.LargestMagnitude(expected[sample]));
    }
}
