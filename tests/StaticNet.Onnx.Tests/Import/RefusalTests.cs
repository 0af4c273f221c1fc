using StaticNet.Onnx.Messages;
using Xunit;
using DataType = StaticNet.Onnx.Messages.TensorProto.Types.DataType;

namespace StaticNet.Onnx.Tests.Import;

/// <summary>What can't be expressed is named, by node and operator, with what would help.</summary>
public sealed class RefusalTests
{
    [Fact]
    public void Refusal_UnknownOperator_NamesNode() => Assert.Equal(
        "node 'y' (Resize) has no counterpart in StaticNet. Leave that part out of the model that is exported, or replace it by layers that StaticNet has.",
        new ModelBuilder().Input("x", -1, 3, 4, 4).Node("Resize", "y", ["x"]).Refusal());

    [Fact]
    public void Refusal_OtherDomain_NamesIt()
    {
        var model = new ModelBuilder().Input("x", -1, 3).Node("FusedGemm", "y", ["x"]);
        model.Model.Graph.Node[0].Domain = "com.microsoft";
        Assert.Equal("node 'y' (FusedGemm) is of the domain com.microsoft, and only ONNX's own operators can be read. Export the model without it, or inline its functions.", model.Refusal());
    }

    [Fact]
    public void Refusal_StepOfNoLayer_NamesNode() => Assert.Equal(
        "node 'y' (Erf) is no part of a layer that is known. Leave that step out of the model, or put a layer in its place that StaticNet has.",
        new ModelBuilder().Input("x", -1, 3).Node("Erf", "y", ["x"]).Refusal());

    [Fact]
    public void Refusal_ConstantThatIsAdded_NamesNode() => Assert.Equal(
        "node 'y' (Add) computes with a constant, and is no part of a layer that is known. Leave that step out of the model, apply it to the data, or put a layer in its place.",
        new ModelBuilder().Input("x", -1, 3).Number("two", 2).Node("Add", "y", ["x", "two"]).Refusal());

    [Fact]
    public void Refusal_ShapesThatDiffer_NamesThem() => Assert.Equal(
        "node 'y' (Mul) combines shapes that differ, [4, 5, 5] and [4, 1, 1]. Add and Multiply are of values of one shape: repeat the smaller one in the model, or leave that part out.",
        new ModelBuilder().Input("x", -1, 4, 5, 5).Node("GlobalAveragePool", "mean", ["x"]).Node("Mul", "y", ["x", "mean"]).Refusal());

    [Fact]
    public void Refusal_Transposition_SaysSo() => Assert.Equal(
        "node 'y' (Softmax) is over the axis 1 of 3. A Softmax is over the last axis.",
        new ModelBuilder().Input("x", -1, 3, 4).Node("Softmax", "y", ["x"], ModelBuilder.Whole("axis", 1)).Refusal());

    [Fact]
    public void Refusal_OpenSize_NamesOption() => Assert.Equal(
        "the input 'x' has an open size, 'n', at axis 1, and only the batch's is open in StaticNet. Say what it is: OnnxImportOptions.Sizes, [\"n\"] = 32 for instance.",
        new ModelBuilder().Input("x", -1, -1, 3).Node("Relu", "y", ["x"]).Refusal());

    [Fact]
    public void Refusal_OldOpset_SaysWhatConverts()
    {
        var model = new ModelBuilder().Input("x", -1, 3).Node("Relu", "y", ["x"]);
        model.Model.OpsetImport[0].Version = 6;
        Assert.Equal("is of opset 6; 7 to 23 can be read. Export it with opset_version=17, or convert it by onnx.version_converter.", model.Refusal());
    }

    [Fact]
    public void Refusal_GruThatResetsFirst_SaysWhatHelps() => Assert.Equal(
        "node 'y' (GRU) resets states before their product, linear_before_reset = 0. Gru resets after it, as PyTorch and Keras' reset_after=True do.",
        new ModelBuilder().Input("x", 5, -1, 3).Weights("w", 1, 6, 3).Weights("r", 1, 6, 2).Node("GRU", "y", ["x", "w", "r"], ModelBuilder.Whole("hidden_size", 2)).Refusal());

    [Fact]
    public void Refusal_InputOfText_SaysWhatInputsAre() => Assert.Equal(
        "the input 'x' is of the type String. Inputs are floats, or whole numbers (int32, int64) for an embedding.",
        new ModelBuilder().Input("x", DataType.String, -1, 3).Node("Relu", "y", ["x"]).Refusal());

    [Fact]
    public void Refusal_PoolWithGaps_SaysSo() => Assert.Equal(
        "node 'y' (MaxPool) has gaps in its windows. Pools have none: leave dilations out.",
        new ModelBuilder().Input("x", -1, 3, 8, 8).Node("MaxPool", "y", ["x"], ModelBuilder.Wholes("kernel_shape", 2, 2), ModelBuilder.Wholes("dilations", 2, 2)).Refusal());

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../weights.bin")]
    [InlineData("below/../../weights.bin")]
    [InlineData("C:\\weights.bin")]
    [InlineData("")]
    public void Refusal_TensorOutsideOfTheFolder_IsNotRead(string location)
    {
        var model = new ModelBuilder().Input("x", -1, 3).Node("MatMul", "y", ["x", "w"]);
        model.Model.Graph.Initializer.Add(new TensorProto
        {
            Name = "w",
            DataType = (int)DataType.Float,
            Dims = { 3, 2 },
            DataLocation = TensorProto.Types.DataLocation.External,
            ExternalData = { new StringStringEntryProto { Key = "location", Value = location } },
        });
        Assert.Equal($"the tensor 'w' is in '{location}', which isn't in the model's folder.", model.Refusal());
    }
}
