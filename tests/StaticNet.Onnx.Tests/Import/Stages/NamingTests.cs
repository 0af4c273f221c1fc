using System.Collections.Immutable;
using StaticNet.Generators.Parsing;
using StaticNet.Onnx.Import.Declaration;
using StaticNet.Onnx.Import.Graph;
using Xunit;

namespace StaticNet.Onnx.Tests.Import.Stages;

/// <summary>What classes, layers and values are called.</summary>
public sealed class NamingTests
{
    [Fact]
    public void Names_OfMembers_AreThoseOfTheGenerator() => Assert.DoesNotContain(
        DeclaredSurface.ReservedNames("Any", hasCallersLoss: false).Union(DeclaredSurface.ReservedNames("Any", hasCallersLoss: true)),
        name => name != "Any" && !LayerNames.IsMember(name));

    [Fact]
    public void Names_ThatNoNetworkHas_AreFree() => Assert.DoesNotContain(["Hidden", "Output", "Loss", "Encoder"], LayerNames.IsMember);

    [Theory]
    [InlineData("net.fc_1", "NetFc1")]
    [InlineData("7 layers", "Layers")]
    [InlineData("größe", "Größe")]
    [InlineData("12", null)]
    public void Names_OfFiles_BecomeIdentifiers(string name, string? expected) => Assert.Equal(expected, Names.ToPascalCase(name));

    [Theory]
    [InlineData("digits.onnx", "main_graph", null, "Digits", false)]
    [InlineData("digits.onnx", "letters", null, "Letters", false)]
    [InlineData("digits.onnx", "", "App.Digits", "DigitsNetwork", true)]
    [InlineData("predict.onnx", "", null, "PredictNetwork", true)]
    [InlineData("math.onnx", "", null, "MathNetwork", true)]
    [InlineData("batch.onnx", "", null, "BatchNetwork", true)]
    [InlineData("1.onnx", "2", null, "Imported", false)]
    public void ClassName_NotGiven_ClashesWithNothing(string file, string graph, string? space, string expected, bool isRemarked)
    {
        var remarks = new List<string>();
        Assert.Equal(expected, ClassNames.Choose(file, graph, new OnnxImportOptions { Namespace = space }, remarks.Add));
        Assert.Equal(isRemarked, remarks.Count == 1);
    }

    [Fact]
    public void ClassName_ThatIsAMember_IsRefused() => Assert.Contains(
        "'Predict' is a member that every network has",
        Assert.Throws<ArgumentException>(() => new ModelBuilder().Input("x", -1, 3).Node("Relu", "y", ["x"]).Import(new OnnxImportOptions { ClassName = "Predict" })).Message, StringComparison.Ordinal);

    [Fact]
    public void ClassName_ThatIsAKeyword_IsEscaped() => Assert.EndsWith(
        "\npublic partial class @class;\n", new ModelBuilder().Input("x", -1, 3).Node("Relu", "y", ["x"]).Import(new OnnxImportOptions { ClassName = "class" }).Source, StringComparison.Ordinal);

    [Fact]
    public void Layers_AreCalledAfterTheirWeights_UnlessThatIsTaken()
    {
        Term[] layers = [Dense("net.hidden"), Dense("net.predict"), Dense("net.hidden"), Dense("net.3")];
        var names = new LayerNames("Net", layers);
        Assert.Equal(["Hidden", "Predict2", "Hidden2", "Dense4"], layers.Select(layer => names[layer]));
        Assert.Equal(["Hidden", "Predict2", "Hidden2", null], layers.Select(names.Given));
        Assert.Equal("hidden2", names.Module(layers[2]));
    }

    [Fact]
    public void Inputs_CalledAsVariables_GetANumber() => Assert.Contains(
        "[Input(\"tokens2\", 3)]",
        new ModelBuilder().Input("tokens", -1, 3).Input("lengths", -1, 3).Node("Add", "y", ["tokens", "lengths"]).Declaration(), StringComparison.Ordinal);

    private static Term Dense(string hint) => new("Dense", [2], new Term("Input", [2])) { Hints = [hint], Weights = ImmutableDictionary<string, Tensor>.Empty.Add("weight", Tensor.Of(new float[4], 2, 2)) };
}
