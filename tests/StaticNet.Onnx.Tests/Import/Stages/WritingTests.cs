using StaticNet.Onnx.Import.Declaration;
using StaticNet.Onnx.Import.Graph;
using Xunit;

namespace StaticNet.Onnx.Tests.Import.Stages;

/// <summary>Layers as attributes: options that aren't usual, the order of branches, weights of several layers.</summary>
public sealed class WritingTests
{
    [Fact]
    public void Options_ThatAreUsual_AreLeftOut()
    {
        var layer = new Term("Conv2D", [4, 6, 6], new Term("Input", [3, 6, 6])).With("Filters", 4).With("Kernel", 3).With("Padding", 1).With("Stride", 1).With("Bias", 1);
        Assert.Equal(["4", "3", "Padding = 1"], KindForms.Write(layer));
        Assert.Equal(["4", "3", "5", "Padding = Padding.Same", "Bias = false"], KindForms.Write(layer.With("KernelWidth", 5).With("Padding", -1).With("Bias", 0)));
        Assert.Equal(["20f", "5f"], KindForms.Write(new Term("Softplus", [3], layer).With("Beta", 20).With("Threshold", 5)));
        Assert.Equal(["1f", "5f"], KindForms.Write(new Term("Softplus", [3], layer).With("Beta", 1).With("Threshold", 5)));
    }

    [Fact]
    public void Branches_AreWrittenToTheirEnd()
    {
        Term input = new("Input", [4]), first = new("Dense", [4], input), second = new("Relu", [4], first), third = new("Tanh", [4], input), sum = new("Add", [4], second, third);
        Assert.Equal(
            ["Input Input", "Layer Dense", "Layer Relu", "From Input", "Layer Tanh", "Layer Add", "Output Add"],
            Sequence.Of([input], [sum]).Select(step => $"{step.Kind} {step.Term.Kind}"));
    }

    [Fact]
    public void Weights_OfSeveralConvolutions_AreSaidToBeApart()
    {
        var import = new ModelBuilder().Input("x", -1, 2, 6, 6).Weights("net.a.weight", 2, 2, 1, 1).Node("Conv", "a", ["x", "net.a.weight"]).Node("Relu", "b", ["a"]).Node("Conv", "y", ["b", "net.a.weight"]).Import();
        Assert.Contains("[Conv2D(2, 1, Bias = false, Name = \"A\"), Relu]\n// In the file this layer has weights of A; here it has its own.\n[Conv2D(2, 1, Bias = false, Name = \"A2\")]", import.Source, StringComparison.Ordinal);
        Assert.Contains("'net.a.weight' is the weights of several layers in the file, A and A2, each of which has its own here.", import.Remarks);
    }

    [Fact]
    public void Weights_OfSeveralDenseLayers_AreTied()
    {
        var import = new ModelBuilder().Input("x", -1, 3).Weights("w", 3, 3).Weights("b", 3).Node("Gemm", "a", ["x", "w", "b"]).Node("Relu", "c", ["a"]).Node("Gemm", "y", ["c", "w", "b"]).Import();
        Assert.Contains("[Dense(3, WeightsOf = \"Dense1\")]", import.Source, StringComparison.Ordinal);
        Assert.Equal(["'b' is the weights of several layers in the file, Dense1 and Dense2, each of which has its own here."], import.Remarks.Where(remark => remark.Contains("several layers", StringComparison.Ordinal)));
    }

    [Fact]
    public void Layers_ThatAreNone_AreNamedByTheirNode()
    {
        var term = new Term("Erf", [3], new Term("Input", [3])) { Node = new OnnxNode("file", new Messages.NodeProto { Name = "n", OpType = "Erf" }, 17) };
        Assert.StartsWith("file: node 'n' (Erf) is no part of a layer", Assert.Throws<InvalidDataException>(() => LayerCheck.Check(
            new Onnx.Import.Reading.ModelFile("file"), [new OutputForm("y", term, "MeanSquaredError")])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Softmax", false, "SoftmaxCrossEntropy", "Input")]
    [InlineData("Sigmoid", false, "BinaryCrossEntropy", "Input")]
    [InlineData("Softmax", true, "MeanSquaredError", "Softmax")]
    [InlineData("LogSoftmax", true, "SoftmaxCrossEntropy", "Input")]
    public void Outputs_EndInTheLossThatSuitsThem(string kind, bool keeps, string loss, string left)
    {
        var output = Assert.Single(OutputForm.Of([("y", new Term(kind, [3], new Term("Input", [3])))], keeps, _ => { }));
        Assert.Equal((loss, left), (output.Loss, output.Term.Kind));
    }
}
