using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Kinds.Combination;
using StaticNet.Generators.Kinds.Dense;
using StaticNet.Generators.Kinds.Embedding;
using StaticNet.Generators.Kinds.Initialization;
using StaticNet.Generators.Kinds.Losses;
using StaticNet.Generators.Model;
using Xunit;

namespace StaticNet.Generators.Tests.Graph;

/// <summary>From parts to a graph: names, shapes, parameters and what is wrong with them.</summary>
public sealed class GraphBuilderTests
{
    private static readonly TypeModel Type = new("", default, "partial class Net", "Net", "Net");

    [Fact]
    public void Build_BranchesThatMeet_ReadTheValuesThatTheyName()
    {
        var (graph, problems) = Build(
            new InputModel("input", 0, new Shape(4)), Dense("a", 3), new TapModel("t", 2), Dense("b", 3), new FromModel("t", 4), Relu("c"),
            new CombineLayer("sum", 6, new("b"), false), new MeanSquaredErrorLoss(7));

        Assert.Empty(problems);
        var sum = Assert.IsType<Combine>(graph!.Forward[3]);
        Assert.Equal([graph.Forward[2].Outputs[0], graph.Forward[1].Outputs[0]], sum.Inputs);
        Assert.Equal([graph.Forward[0].Outputs[0]], graph.Forward[2].Reads);
        Assert.Equal(["a", "b", "c", "sum"], graph.Layers.Select(row => row.Name));
    }

    [Fact]
    public void Build_Rows_KeepsThemAndActsOnFeatures()
    {
        var (graph, _) = Build(new InputModel("input", 0, new Shape(5, 6)), Dense("a", 3), new MeanSquaredErrorLoss(2));

        Assert.Equal(new Shape(5, 3), graph!.Outputs[0].Value.Shape);
        Assert.Equal([new Shape(3, 6), new Shape(3)], graph.Parameters.Select(parameter => parameter.Shape));
        Assert.Equal(2 * 3 * 6 * 5, graph.Layers[0].Flops);
        Assert.Equal(new Shape(15), graph.Outputs[0].Loss!.Output.Shape);
    }

    [Fact]
    public void Build_Integers_MakeRowsOfFeatures()
    {
        var (graph, problems) = Build(
            new InputModel("input", 0, new Shape(5)) { Vocabulary = 9 }, new EmbeddingLayer("a", 1, 4, 2, 0.5f), Dense("b", 3), new MeanSquaredErrorLoss(2));

        Assert.Empty(problems);
        Assert.Equal(new Shape(5, 4), graph!.Layers[0].OutputShape);
        var table = graph.Parameters[0];
        Assert.Equal((new Shape(9, 4), Generators.Graph.ParameterKind.Embedding, "Normal", 0.5f, (int?)2), (table.Shape, table.Kind, table.Initializer, table.Gain, table.PaddingRow));
    }

    [Fact]
    public void Build_SharedParameters_AreAddedOnce()
    {
        var (graph, _) = Build(
            new InputModel("input", 0, new Shape(3)), Dense("a", 3), Dense("b", 3) with { ParametersOf = "a" }, new MeanSquaredErrorLoss(3));

        Assert.Equal(2, graph!.Parameters.Count);
        Assert.Equal(graph.Forward[0].Parameters, graph.Forward[1].Parameters);
        Assert.Equal([12, 0], graph.Layers.Select(row => row.ParameterCount));
    }

    [Fact]
    public void Build_SeveralLosses_AreNumberedAndWeighed()
    {
        var (graph, _) = Build(
            new InputModel("input", 0, new Shape(3)), Dense("a", 3), new MeanSquaredErrorLoss(2) { Name = "x", Weight = 0.5f }, new FromModel("input", 3),
            Dense("b", 2), new MeanSquaredErrorLoss(5) { Name = "y" });

        Assert.Equal([(0, 0.5f), (1, 1f)], graph!.Losses.Select(loss => (loss.Number, loss.Weight)));
        Assert.Equal(["x", "y"], graph.Outputs.Select(output => output.Name));
    }

    [Fact]
    public void Build_OutputsWithoutALoss_HaveGradientsOfTheCallers()
    {
        var (graph, _) = Build(new InputModel("input", 0, new Shape(3)), Dense("a", 3), new OutputModel("x", 2));

        Assert.True(graph!.HasCallersLoss);
        Assert.Equal(graph.Outputs[0].Gradient, Assert.IsType<MatrixWeightGradient>(Assert.Single(graph.Backward)).Gradient);
    }

    [Theory]
    [InlineData("unknown", Rules.UnknownName, 2)]
    [InlineData("input", Rules.ShapeMismatch, 2)]
    public void Build_NameThatDoesNotFit_IsReportedAtItsPart(string name, string rule, int attribute)
    {
        var (graph, problems) = Build(
            new InputModel("input", 0, new Shape(3)), Dense("a", 2), new CombineLayer("sum", 2, new(name), false), new MeanSquaredErrorLoss(3));

        Assert.Null(graph);
        var problem = Assert.Single((IEnumerable<Problem>)problems);
        Assert.Equal((rule, attribute), (problem.RuleId, problem.Attribute));
    }

    private static (NetworkGraph? Graph, EquatableArray<Problem> Problems) Build(params PartModel[] parts) =>
        GraphBuilder.Build(new NetworkModel(Type, new(parts), new ClippingModel(null, null)));

    private static DenseLayer Dense(string name, int units) => new DenseLayer(name, 1, units, true, new InitialWeights("Zeros", 1f, 0f, false));

    private static ReluLayer Relu(string name) => new ReluLayer(name, 5);
}
