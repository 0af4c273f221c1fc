using StaticNet.Onnx.Messages;
using Xunit;
using DataType = StaticNet.Onnx.Messages.TensorProto.Types.DataType;

namespace StaticNet.Onnx.Tests.Import;

/// <summary>What nodes become, as attributes.</summary>
public sealed class DeclarationTests
{
    [Fact]
    public void Declaration_PyTorchNames_NameLayers() => Assert.Equal(
        "[Network(3)]\n[Dense(4, Name = \"Hidden\"), Relu]\n[Dense(2, Name = \"Last\")]\n[MeanSquaredError]",
        new ModelBuilder().Input("x", -1, 3).Weights("net.hidden.weight", 4, 3).Weights("net.hidden.bias", 4).Weights("net.last.weight", 2, 4).Weights("net.last.bias", 2)
            .Node("Gemm", "a", ["x", "net.hidden.weight", "net.hidden.bias"], ModelBuilder.Whole("transB", 1)).Node("Relu", "b", ["a"])
            .Node("Gemm", "y", ["b", "net.last.weight", "net.last.bias"], ModelBuilder.Whole("transB", 1)).Declaration());

    [Fact]
    public void Declaration_SoftmaxAtTheEnd_IsTheLoss()
    {
        var model = new ModelBuilder().Input("x", -1, 3).Weights("w", 3, 2).Node("MatMul", "a", ["x", "w"]).Node("Softmax", "y", ["a"]);
        Assert.Equal("[Network(3)]\n[Dense(2, Bias = false)]\n[SoftmaxCrossEntropy]", model.Declaration());
        Assert.Equal(["The Softmax of the output 'y' went into the loss, SoftmaxCrossEntropy: the class gives what comes before it."], model.Import().Remarks);
        Assert.Equal("[Network(3)]\n[Dense(2, Bias = false), Softmax]\n[MeanSquaredError]", model.Declaration(new OnnxImportOptions { KeepsProbabilities = true }));
    }

    [Fact]
    public void Declaration_Residual_TapsAndAdds() => Assert.Equal(
        "[Network(3)]\n[Dense(3, Bias = false), Relu, Add(\"input\")]\n[MeanSquaredError]",
        new ModelBuilder().Input("x", -1, 3).Weights("w", 3, 3).Node("MatMul", "a", ["x", "w"]).Node("Relu", "b", ["a"]).Node("Add", "y", ["b", "x"]).Declaration());

    [Fact]
    public void Declaration_SamePaddingOfEvenKernel_IsAWord() => Assert.Equal(
        "[Network(2, 6, 6)]\n[Conv2D(1, 2, Padding = Padding.Same, Bias = false)]\n[MeanSquaredError]",
        new ModelBuilder().Input("x", -1, 2, 6, 6).Weights("w", 1, 2, 2, 2).Node("Conv", "y", ["x", "w"], ModelBuilder.Text("auto_pad", "SAME_UPPER")).Declaration());

    [Fact]
    public void Declaration_UnevenPadding_GrowsTheKernel() => Assert.Equal(
        "[Network(2, 6, 6)]\n[Conv2D(1, 4, Stride = 2, Padding = 1, Bias = false)]\n[MeanSquaredError]",
        new ModelBuilder().Input("x", -1, 2, 6, 6).Weights("w", 1, 2, 3, 3)
            .Node("Conv", "y", ["x", "w"], ModelBuilder.Text("auto_pad", "SAME_UPPER"), ModelBuilder.Wholes("strides", 2, 2)).Declaration());

    [Fact]
    public void Declaration_ShapeArithmetic_IsFlatten() => Assert.Equal(
        "[Network(2, 3)]\n[Flatten]\n[Dense(1, Bias = false)]\n[MeanSquaredError]",
        new ModelBuilder().Input("x", -1, 2, 3).Weights("w", 6, 1).Integers("zero", 0).Integers("rest", -1)
            .Node("Shape", "shape", ["x"]).Node("Gather", "batch", ["shape", "zero"]).Node("Concat", "target", ["batch", "rest"], ModelBuilder.Whole("axis", 0))
            .Node("Reshape", "flat", ["x", "target"]).Node("MatMul", "y", ["flat", "w"]).Declaration());

    [Fact]
    public void Declaration_LastStepOfARecurrence_IsSteps() => Assert.Equal(
        "[Network(5, 3)]\n[Lstm(2, Steps = Steps.Last)]\n[MeanSquaredError]",
        new ModelBuilder().Input("x", -1, 5, 3).Weights("w", 1, 8, 3).Weights("r", 1, 8, 2).Integers("one", 1).Integers("last", -1)
            .Node("Transpose", "turned", ["x"], ModelBuilder.Wholes("perm", 1, 0, 2)).Node("LSTM", "all", ["turned", "w", "r"], ModelBuilder.Whole("hidden_size", 2))
            .Node("Squeeze", "states", ["all", "one"]).Node("Gather", "end", ["states", "last"], ModelBuilder.Whole("axis", 0)).Integers("zero", 0).Node("Squeeze", "y", ["end", "zero"]).Declaration());

    [Fact]
    public void Declaration_OpenSteps_AreThoseOfOptions() => Assert.Equal(
        "[Network(Tokens = 4, Vocabulary = 7)]\n[Embedding(2)]\n[MeanSquaredError]",
        new ModelBuilder().Input("x", DataType.Int64, 9, -1).Weights("table", 7, 2).Node("Gather", "y", ["table", "x"]).Declaration(new OnnxImportOptions { Sizes = new Dictionary<string, int> { ["n"] = 4 } }));

    [Fact]
    public void Declaration_NamespaceAndVisibility_AreThoseOfOptions()
    {
        var import = new ModelBuilder().Input("x", -1, 3).Node("Relu", "y", ["x"]).Import(new OnnxImportOptions { ClassName = "Model", Namespace = "App.Models", Visibility = "internal" });
        Assert.StartsWith("using StaticNet;\n\nnamespace App.Models;\n\n/// <summary>Made of ", import.Source, StringComparison.Ordinal);
        Assert.EndsWith("\ninternal partial class Model;\n", import.Source, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new ModelBuilder().Input("x", -1, 3).Node("Relu", "y", ["x"]).Import(new OnnxImportOptions { ClassName = "1;" }));
    }
}
