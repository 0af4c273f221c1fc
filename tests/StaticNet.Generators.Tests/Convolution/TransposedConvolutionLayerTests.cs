using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Kinds.Convolution;
using StaticNet.Generators.Kinds.Initialization;
using StaticNet.Generators.Kinds.Losses;
using StaticNet.Generators.Kinds.Normalization;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Kinds.Shapes;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;
using Xunit;

namespace StaticNet.Generators.Tests.Convolution;

/// <summary>From a declared transposed convolution to its operation, parameters and plan.</summary>
public sealed class TransposedConvolutionLayerTests
{
    private static readonly TypeModel Type = new("", default, "partial class Net", "Net", "Net");
    private static readonly WindowAxis Three = new(3, 1, new AxisPadding(1), 1);

    [Fact]
    public void Build_Images_InfersShapesPyTorchsFansAndWork()
    {
        var rows = new WindowAxis(3, 2, new AxisPadding(1), 1) { OutputPadding = 1 };
        var layer = new TransposedConvolutionLayer("a", 1, 6, new WindowAxes(rows, new WindowAxis(2, 1, default, 2)), 2, true, Zeros);

        var graph = Build(new Shape(4, 7, 8), layer, new MeanSquaredErrorLoss(2));

        var convolve = graph.Forward.OfType<Convolve>().Single();
        Assert.Equal(new Shape(6, 14, 10), convolve.Output.Shape);
        Assert.Equal((7, 8), (convolve.Sizes.OutputHeight, convolve.Sizes.OutputWidth));
        Assert.Equal([new Shape(4, 3, 3, 2), new Shape(6)], graph.Parameters.Select(parameter => parameter.Shape));
        Assert.Equal((3 * 3 * 2, 4 * 3 * 2), (graph.Parameters[0].FanIn, graph.Parameters[0].FanOut));
        Assert.Equal(3 * 3 * 2, graph.Parameters[1].FanIn);
        Assert.Equal(2L * 4 * 3 * 3 * 2 * 7 * 8, graph.Layers[0].Flops);
    }

    // Lengths that torch.nn.ConvTranspose1d gives.
    [Theory]
    [InlineData(6, 4, 2, 1, 1, 1, 13)]
    [InlineData(13, 3, 2, 0, 1, 1, 28)]
    [InlineData(5, 3, 1, 2, 0, 1, 3)]
    [InlineData(5, 3, 3, 4, 2, 2, 11)]
    [InlineData(4, 1, 1, 0, 2, 3, 6)]
    [InlineData(4, 2, 5, 0, 0, 1, 17)]
    public void Build_Signals_HasPyTorchsLength(int inputs, int kernel, int stride, int padding, int outputPadding, int dilation, int expected)
    {
        var columns = new WindowAxis(kernel, stride, new AxisPadding(padding), dilation) { OutputPadding = outputPadding };

        var graph = Build(new Shape(3, inputs), new TransposedConvolutionLayer("a", 1, 5, new WindowAxes(null, columns), 1, true, Zeros), new MeanSquaredErrorLoss(2));

        Assert.Equal(new Shape(5, expected), graph.Layers[0].OutputShape);
        Assert.Equal(new Shape(3, 5, kernel), graph.Parameters[0].Shape);
        Assert.Equal(inputs, graph.Forward.OfType<Convolve>().Single().Sizes.OutputWidth);
    }

    [Fact]
    public void Describe_Options_AreThoseThatAreNotUsual()
    {
        var rows = new WindowAxis(3, 2, new AxisPadding(1), 1) { OutputPadding = 1 };

        Assert.Equal(
            "ConvTranspose2D(6, 3×2, stride 2×1, padding 1×0, output padding 1×0, groups 2, no bias, Zeros)",
            new TransposedConvolutionLayer("a", 1, 6, new WindowAxes(rows, new WindowAxis(2, 1, default, 1)), 2, false, Zeros).Describe());
        Assert.Equal(
            "ConvTranspose1D(6, 3, dilation 2)",
            new TransposedConvolutionLayer("a", 1, 6, new WindowAxes(null, new WindowAxis(3, 1, default, 2)), 1, true, Zeros with { Kind = "Auto" }).Describe());
    }

    [Theory]
    [InlineData(1, 9, 0, 3)]
    [InlineData(2, 9, 18, 4)]
    public void Plan_Weights_LieInPanelsOfInputs(int groups, int taps, int groupInputs, int panels)
    {
        var layer = new TransposedConvolutionLayer("a", 1, 4, new WindowAxes(Three, Three), groups, true, Zeros);
        var graph = Build(new Shape(36, 5, 5), layer, new MeanSquaredErrorLoss(2));

        var weights = new ParameterPlan(graph.Parameters, graph.Forward).Place(graph.Parameters[0]);

        Assert.Equal((taps, groupInputs, panels), (weights.Layout.Taps, weights.Layout.GroupOutputs, weights.Panels));
        Assert.Equal(panels * 16 * 9 * (4 / groups), weights.Length);
    }

    [Fact]
    public void Plan_NormalizationAndActivation_BecomePartOfTheGatherInInference()
    {
        var plan = Plan(
            new TransposedConvolutionLayer("a", 1, 6, new WindowAxes(Three, Three), 1, false, Zeros), new BatchNormLayer("b", 2, 0.1f, 1e-5f, Affine: true),
            new ReluLayer("c", 3), new FlattenLayer("d", 4), new MeanSquaredErrorLoss(5));

        Assert.Equal([typeof(ChannelRows), typeof(ConvolutionGather), typeof(ChannelRows)], plan.Inference.Calls.Select(call => call.Kernel.GetType()));
        var forward = (ConvolutionGather)plan.Inference.Calls[1].Kernel;
        Assert.Equal((new ReluFunction(), 6), (forward.Sums.Activation, forward.Sums.Normalization!.Features));
    }

    [Fact]
    public void Plan_Training_ExchangesForwardAndInputGradient()
    {
        var plan = Plan(
            new TransposedConvolutionLayer("a", 1, 6, new WindowAxes(Three, Three), 1, true, Zeros), new ReluLayer("b", 2),
            new TransposedConvolutionLayer("c", 3, 4, new WindowAxes(Three, Three), 1, true, Zeros), new MeanSquaredErrorLoss(4));

        var kernels = plan.Training.Calls.Select(call => call.Kernel).ToList();
        Assert.Equal([new ReluFunction(), null], kernels.OfType<ConvolutionGather>().Select(kernel => kernel.Sums.Activation));
        Assert.Equal(new ReluFunction(), Assert.Single(kernels.OfType<ConvolutionForward>()).Sums.Derivative);
        Assert.Equal(2, kernels.OfType<ConvolutionWeightGradient>().Count(kernel => kernel.ClearsPadding));
        Assert.DoesNotContain(kernels, kernel => kernel is ElementwiseForward or ElementwiseBackward);
    }

    private static InitialWeights Zeros { get; } = new("Zeros", 1f, 0f, false);

    private static NetworkModel Model(Shape input, PartModel[] parts) => new(Type, new([new InputModel("input", 0, input), .. parts]), new ClippingModel(null, null));

    private static NetworkPlan Plan(params PartModel[] parts) => NetworkPlanner.Plan(Model(new Shape(3, 4, 5), parts), Build(new Shape(3, 4, 5), parts));

    private static NetworkGraph Build(Shape input, params PartModel[] parts)
    {
        var (graph, problems) = GraphBuilder.Build(Model(input, parts));
        Assert.Empty(problems);
        return graph!;
    }
}
