using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Kinds.Convolution;
using StaticNet.Generators.Kinds.Dense;
using StaticNet.Generators.Kinds.Initialization;
using StaticNet.Generators.Kinds.Losses;
using StaticNet.Generators.Kinds.Normalization;
using StaticNet.Generators.Kinds.Shapes;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;
using Xunit;

namespace StaticNet.Generators.Tests.Convolution;

/// <summary>From a declared convolution to its operation, parameters and plan.</summary>
public sealed class ConvolutionLayerTests
{
    private static readonly TypeModel Type = new("", default, "partial class Net", "Net", "Net");
    private static readonly WindowAxis Three = new(3, 1, new AxisPadding(1), 1);

    [Fact]
    public void Build_Images_InfersShapesFansAndWork()
    {
        var layer = new ConvolutionLayer("a", 1, 6, new WindowAxis(3, 2, new AxisPadding(1), 1), new WindowAxis(2, 1, default, 2), 2, true, Zeros);

        var graph = Build(new Shape(4, 7, 8), layer, new MeanSquaredErrorLoss(2));

        var convolve = graph.Forward.OfType<Convolve>().Single();
        Assert.Equal(new Shape(6, 4, 6), convolve.Output.Shape);
        Assert.Equal([new Shape(6, 2, 3, 2), new Shape(6)], graph.Parameters.Select(parameter => parameter.Shape));
        Assert.Equal((2 * 3 * 2, 6 * 3 * 2), (graph.Parameters[0].FanIn, graph.Parameters[0].FanOut));
        Assert.Equal(2L * 6 * 2 * 3 * 2 * 4 * 6, graph.Layers[0].Flops);
    }

    [Theory]
    [InlineData(AxisPadding.Same, 3, 1, 1, 5, 20)]
    [InlineData(AxisPadding.Same, 4, 1, 1, 5, 20)]
    [InlineData(AxisPadding.Causal, 3, 2, 1, 5, 20)]
    [InlineData(AxisPadding.Causal, 3, 2, 3, 5, 7)]
    [InlineData(2, 5, 1, 2, 5, 10)]
    public void Build_Signals_PadsAsTheWordSays(int padding, int kernel, int dilation, int stride, int filters, int length)
    {
        var layer = new ConvolutionLayer("a", 1, filters, null, new WindowAxis(kernel, stride, new AxisPadding(padding), dilation), 1, true, Zeros);

        var graph = Build(new Shape(3, 20), layer, new MeanSquaredErrorLoss(2));

        Assert.Equal(new Shape(filters, length), graph.Layers[0].OutputShape);
        Assert.Equal(new Shape(filters, 3, kernel), graph.Parameters[0].Shape);
    }

    [Fact]
    public void Around_Words_PutOddZerosBehindAndCausalOnesBefore()
    {
        Assert.Equal((1, 2), new AxisPadding(AxisPadding.Same).Around(4, 1));
        Assert.Equal((6, 0), new AxisPadding(AxisPadding.Causal).Around(4, 2));
        Assert.Equal((2, 2), new AxisPadding(2).Around(4, 2));
    }

    [Fact]
    public void Build_KernelOfOne_IsTheDenseProductOfEachPosition()
    {
        var one = new WindowAxis(1, 1, default, 1);
        var graph = Build(new Shape(3, 4, 5), new ConvolutionLayer("a", 1, 6, one, one, 1, true, Zeros), new MeanSquaredErrorLoss(2));

        var product = graph.Forward.OfType<PointwiseConvolve>().Single();
        Assert.Equal((20, 3, 6), (product.Input.Rows, product.Input.Features, product.Output.Features));
        Assert.Equal(new Shape(6, 3, 1, 1), graph.Parameters[0].Shape);
    }

    [Theory]
    [InlineData(5, typeof(ConvolutionWeightGradient))]
    [InlineData(1, typeof(DenseWeightGradient))]
    public void Plan_WeightGradientOfAKernelOfOne_IsOfConvolutionsWherePositionsAreMany(int size, System.Type expected)
    {
        var one = new WindowAxis(1, 1, default, 1);
        PartModel[] parts = [new ConvolutionLayer("a", 1, 6, one, one, 1, true, Zeros), new MeanSquaredErrorLoss(2)];
        var model = new NetworkModel(Type, new([new InputModel("input", 0, new Shape(3, size, size)), .. parts]), new ClippingModel(null, null));

        var plan = NetworkPlanner.Plan(model, Build(new Shape(3, size, size), parts));

        Assert.Equal(expected, plan.Training.Calls.Select(call => call.Kernel.GetType()).Single(kernel => kernel == typeof(ConvolutionWeightGradient) || kernel == typeof(DenseWeightGradient)));
    }

    [Theory]
    [InlineData(1, 36, 9, 0, 3)]
    [InlineData(2, 36, 9, 18, 4)]
    [InlineData(4, 4, 1, 0, 1)]
    public void Plan_Weights_LieInPanelsOfTheirGroup(int groups, int filters, int taps, int groupOutputs, int panels)
    {
        var graph = Build(new Shape(4, 5, 5), new ConvolutionLayer("a", 1, filters, Three, Three, groups, true, Zeros), new MeanSquaredErrorLoss(2));

        var weights = new ParameterPlan(graph.Parameters, graph.Forward).Place(graph.Parameters[0]);

        Assert.Equal((taps, groupOutputs, panels), (weights.Layout.Taps, weights.Layout.GroupOutputs, weights.Panels));
        Assert.Equal(panels * 16 * 9 * (4 / groups), weights.Length);
    }

    [Fact]
    public void Plan_NormalizationAndActivation_BecomePartOfTheConvolutionInInference()
    {
        PartModel[] parts =
        [
            new ConvolutionLayer("a", 1, 6, Three, Three, 1, false, Zeros), new BatchNormLayer("b", 2, 0.1f, 1e-5f, Affine: true), new ReluLayer("c", 3),
            new FlattenLayer("d", 4), new MeanSquaredErrorLoss(5),
        ];
        var model = new NetworkModel(Type, new([new InputModel("input", 0, new Shape(3, 4, 5)), .. parts]), new ClippingModel(null, null));

        var plan = NetworkPlanner.Plan(model, Build(new Shape(3, 4, 5), parts));

        Assert.Equal([typeof(Kinds.Rows.ChannelRows), typeof(ConvolutionForward), typeof(Kinds.Rows.ChannelRows)], plan.Inference.Calls.Select(call => call.Kernel.GetType()));
        var forward = (ConvolutionForward)plan.Inference.Calls[1].Kernel;
        Assert.Equal((new ReluFunction(), 6), (forward.Sums.Activation, forward.Sums.Normalization!.Features));
    }

    [Fact]
    public void Plan_Training_TakesTheDerivativeIntoTheInputGradient()
    {
        PartModel[] parts =
        [
            new ConvolutionLayer("a", 1, 6, Three, Three, 1, true, Zeros), new ReluLayer("b", 2), new ConvolutionLayer("c", 3, 4, Three, Three, 1, true, Zeros),
            new MeanSquaredErrorLoss(4),
        ];
        var model = new NetworkModel(Type, new([new InputModel("input", 0, new Shape(3, 4, 5)), .. parts]), new ClippingModel(null, null));

        var plan = NetworkPlanner.Plan(model, Build(new Shape(3, 4, 5), parts));

        var gradient = Assert.Single(plan.Training.Calls.Select(call => call.Kernel).OfType<ConvolutionGather>());
        Assert.Equal(new ReluFunction(), gradient.Sums.Derivative);
        Assert.DoesNotContain(plan.Training.Calls, call => call.Kernel is ElementwiseBackward);
    }

    private static InitialWeights Zeros { get; } = new("Zeros", 1f, 0f, false);

    private static NetworkGraph Build(Shape input, params PartModel[] parts)
    {
        var (graph, problems) = GraphBuilder.Build(new NetworkModel(Type, new([new InputModel("input", 0, input), .. parts]), new ClippingModel(null, null)));
        Assert.Empty(problems);
        return graph!;
    }
}
