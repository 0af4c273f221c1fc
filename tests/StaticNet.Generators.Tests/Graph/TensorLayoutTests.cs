using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Kinds.Combination;
using StaticNet.Generators.Kinds.Losses;
using StaticNet.Generators.Kinds.Normalization;
using StaticNet.Generators.Kinds.Shapes;
using StaticNet.Generators.Model;
using Xunit;

namespace StaticNet.Generators.Tests.Graph;

/// <summary>Where images and signals are brought into another layout: where layouts meet, and nowhere else.</summary>
public sealed class TensorLayoutTests
{
    private static readonly TypeModel Type = new("", default, "partial class Net", "Net", "Net");

    [Theory]
    [InlineData(new[] { 3, 4, 5 }, 3, 20)]
    [InlineData(new[] { 3, 4 }, 3, 4)]
    public void Tensor_ChannelsLast_HasARowOfChannelsForEachPosition(int[] sizes, int features, int rows)
    {
        var tensor = new Tensor(0, "x", new Shape(sizes)) { Layout = TensorLayout.ChannelsLast };

        Assert.Equal((features, rows), (tensor.Features, tensor.Rows));
    }

    [Fact]
    public void Build_LayersOnChannels_ConvertOnceAndBackForTheLoss()
    {
        var graph = Build(new Shape(3, 4, 5), BatchNorm("a"), Relu("b"), BatchNorm("c"), new MeanSquaredErrorLoss(4));

        Assert.Equal(
            [typeof(ChannelOrder), typeof(BatchNormalize), typeof(Elementwise), typeof(BatchNormalize), typeof(ChannelOrder), typeof(Reshape)],
            graph.Forward.Select(operation => operation.GetType()));
        Assert.Equal(TensorLayout.ChannelsLast, graph.Forward[3].Outputs[0].Layout);
        Assert.Equal(TensorLayout.Rows, graph.Outputs[0].Value.Layout);
        Assert.Equal(new Shape(3), graph.Parameters[0].Shape);
    }

    [Fact]
    public void Build_Flatten_ReadsChannelsFirstInOneStep()
    {
        var graph = Build(new Shape(3, 4, 5), BatchNorm("a"), new FlattenLayer("b", 2), new MeanSquaredErrorLoss(3));

        var flatten = Assert.IsType<ChannelOrder>(graph.Forward[2]);
        Assert.Equal((TensorLayout.ChannelsLast, TensorLayout.Rows), (flatten.Input.Layout, flatten.Output.Layout));
        Assert.Equal(new Shape(60), flatten.Output.Shape);
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(3, 1)]
    public void Build_OneChannelOrPosition_IsTheSameElementsInOtherRows(int channels, int length)
    {
        var graph = Build(new Shape(channels, length), BatchNorm("a"), new MeanSquaredErrorLoss(2));

        Assert.IsType<Reshape>(graph.Forward[0]);
        Assert.Equal((channels, length), (graph.Forward[0].Outputs[0].Features, graph.Forward[0].Outputs[0].Rows));
    }

    [Fact]
    public void Build_ValuesOfTwoLayouts_MeetChannelsLastByWhatIsConvertedAlready()
    {
        var graph = Build(new Shape(3, 4), BatchNorm("a"), new CombineLayer("b", 2, new("input"), Multiplies: false), new FromModel("input", 3), new CombineLayer("c", 4, new("b"), Multiplies: true), new MeanSquaredErrorLoss(5));

        var combined = graph.Forward.OfType<Combine>().ToList();
        Assert.Equal([2, 2], combined.Select(combine => combine.Inputs.Count(input => input.Layout == TensorLayout.ChannelsLast)));
        Assert.Equal(2, graph.Forward.Count(operation => operation is ChannelOrder));
        Assert.Equal(combined[0].Inputs[1], combined[1].Inputs[0]);
    }

    [Theory]
    [InlineData(new[] { 3, 4, 5 }, false)]
    [InlineData(new[] { 3, 4 }, true)]
    public void Build_ConcatChannelsLast_JoinsWhatTheShapeSays(int[] sizes, bool joinsRows)
    {
        var graph = Build(new Shape(sizes), BatchNorm("a"), new ConcatLayer("b", 2, new("a")), new MeanSquaredErrorLoss(3));

        var concat = graph.Forward.OfType<Concat>().Single();
        Assert.Equal(joinsRows, concat.JoinsRows);
        Assert.Equal(joinsRows ? new Shape(3, 8) : new Shape(6, 4, 5), concat.Output.Shape);
    }

    [Fact]
    public void Differentiate_Conversion_IsTheReverseConversion()
    {
        var graph = Build(new Shape(3, 4), BatchNorm("a"), Relu("b"), new MeanSquaredErrorLoss(3));

        var gradient = Assert.Single(graph.Backward.OfType<ChannelOrderGradient>());
        Assert.Equal((TensorLayout.Rows, TensorLayout.ChannelsLast), (gradient.Gradient.Layout, gradient.InputGradient.Layout));
    }

    private static NetworkGraph Build(Shape input, params PartModel[] parts)
    {
        var (graph, problems) = GraphBuilder.Build(new NetworkModel(Type, new([new InputModel("input", 0, input), .. parts]), new ClippingModel(null, null)));
        Assert.Empty(problems);
        return graph!;
    }

    private static BatchNormLayer BatchNorm(string name) => new(name, 1, 0.1f, 1e-5f, Affine: true);

    private static ReluLayer Relu(string name) => new(name, 1);
}
