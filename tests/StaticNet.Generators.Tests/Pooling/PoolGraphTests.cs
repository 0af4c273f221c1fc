using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Kinds.Pooling;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Tests.Graph;
using Xunit;

namespace StaticNet.Generators.Tests.Pooling;

/// <summary>The operations of pools on small graphs.</summary>
public sealed class PoolGraphTests
{
    private static readonly PoolShape Shape = new(3, 1, 8, 1, 3, 1, 2, 0, 1);

    private readonly HandGraph _graph = new();

    [Fact]
    public void Fuse_GradientOfAnActivationBelowAMaximum_IsTakenFromTheMaximum()
    {
        var relu = _graph.Relu(_graph.Dense(_graph.Input(8, 4), 3));
        var fused = Fusion.Fuse([.. _graph.Differentiate(_graph.Loss(MaxPool(relu)))], []);

        Assert.Equal(new ReluFunction(), fused.OfType<MaxPoolGradient>().Single().Activation);
        Assert.Empty(fused.OfType<ElementwiseGradient>());
    }

    [Fact]
    public void Fuse_GradientFromAnActivationsInput_StaysApart()
    {
        var gelu = Append(new Elementwise("gelu", _graph.Dense(_graph.Input(8, 4), 3), New(8, 3), new GeluFunction(Approximate: false)));
        var fused = Fusion.Fuse([.. _graph.Differentiate(_graph.Loss(MaxPool(gelu)))], []);

        Assert.Null(fused.OfType<MaxPoolGradient>().Single().Activation);
        Assert.Single(fused.OfType<ElementwiseGradient>());
    }

    [Fact]
    public void Fuse_ActivationWithAnotherReader_StaysApart()
    {
        var relu = _graph.Relu(_graph.Dense(_graph.Input(8, 4), 3));
        var pooled = MaxPool(relu);
        var fused = Fusion.Fuse([.. _graph.Differentiate(_graph.Loss(pooled), _graph.Loss(_graph.Dense(relu, 2)))], []);

        Assert.Null(fused.OfType<MaxPoolGradient>().Single().Activation);
    }

    [Theory]
    [InlineData(2, 2, true)]
    [InlineData(3, 3, false)]
    [InlineData(3, 2, false)]
    public void Overwritten_GradientOfAMaximum_IsItsInputWhereEachPositionIsInOneWindow(int kernel, int stride, bool expected)
    {
        var shape = new PoolShape(3, 1, 8, 1, kernel, 1, stride, 0, 0);
        var input = _graph.Dense(_graph.Input(8, 4), 3);
        var pooled = Append(new MaxPool("pool", input, New(shape.OutputWidth, 3), shape));
        var gradient = _graph.Differentiate(_graph.Loss(pooled)).OfType<MaxPoolGradient>().Single();

        Assert.Equal(expected ? input : null, gradient.Overwritten);
    }

    [Fact]
    public void Differentiate_PoolOfInputs_ComputesNoGradient()
    {
        var pooled = MaxPool(_graph.Input(8, 3));
        var backward = _graph.Differentiate(_graph.Loss(_graph.Dense(pooled, 2)));

        Assert.Empty(backward.OfType<MaxPoolGradient>());
    }

    [Theory]
    [InlineData(28, 2, 2, 0, 14)]
    [InlineData(7, 3, 2, 1, 4)]
    [InlineData(5, 2, 2, 0, 2)]
    [InlineData(1, 3, 1, 1, 1)]
    [InlineData(2, 3, 1, 0, 0)]
    [InlineData(int.MaxValue, 1, 1, 0, int.MaxValue)]
    public void Windows_AnySizes_IsTheCountOfWholeSteps(int size, int kernel, int stride, int pad, int expected) =>
        Assert.Equal(expected, PoolShape.Windows(size, kernel, stride, pad));

    [Theory]
    [InlineData(6, 2, 2, 0, false, true)]
    [InlineData(7, 2, 2, 0, false, false)]
    [InlineData(7, 2, 2, 1, false, true)]
    [InlineData(7, 3, 2, 1, true, true)]
    [InlineData(7, 2, 3, 0, false, false)]
    [InlineData(3, 3, 1, 0, false, true)]
    public void Shape_AnyWindows_KnowsWhetherTheyOverlapAndCover(int size, int kernel, int stride, int pad, bool overlaps, bool covers)
    {
        var shape = new PoolShape(3, size, size, kernel, kernel, stride, stride, pad, pad);

        Assert.Equal((overlaps, covers), (shape.Overlaps, shape.Covers));
    }

    private Tensor MaxPool(Tensor input) => Append(new MaxPool("pool", input, New(4, 3), Shape));

    private Tensor New(params int[] sizes) => _graph.Builder.AddTensor("value", new Shape(sizes));

    private Tensor Append(ForwardOperation operation)
    {
        _graph.Forward.Add(operation);
        return operation.Outputs[0];
    }
}
