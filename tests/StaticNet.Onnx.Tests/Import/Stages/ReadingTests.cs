using StaticNet.Onnx.Import.Graph;
using StaticNet.Onnx.Import.Reading;
using StaticNet.Onnx.Messages;
using Xunit;
using DataType = StaticNet.Onnx.Messages.TensorProto.Types.DataType;

namespace StaticNet.Onnx.Tests.Import.Stages;

/// <summary>What messages say: tensors of any type, and inputs of one sample.</summary>
public sealed class ReadingTests
{
    private static readonly ModelFile File = new("file");

    [Theory]
    [InlineData("Float", new byte[] { 0, 0, 0xc0, 0x3f })]
    [InlineData("Float16", new byte[] { 0, 0x3e })]
    [InlineData("Bfloat16", new byte[] { 0xc0, 0x3f })]
    [InlineData("Double", new byte[] { 0, 0, 0, 0, 0, 0, 0xf8, 0x3f })]
    public void Tensor_OfAnyFloatType_IsItsNumber(string type, byte[] bytes)
    {
        var tensor = new TensorReader(File, _ => { }).Read(new TensorProto { Name = "w", DataType = (int)Enum.Parse<DataType>(type), Dims = { 1 }, RawData = Google.Protobuf.ByteString.CopyFrom(bytes) });
        Assert.Equal((1.5f, "w"), (tensor.Floats[0], tensor.Name));
    }

    [Fact]
    public void Tensor_OfFewerBytesThanSizesSay_IsDamage() => Assert.Contains("'w'", Assert.Throws<InvalidDataException>(() => new TensorReader(File, _ => { }).Read(
        new TensorProto { Name = "w", DataType = (int)DataType.Float, Dims = { 2 }, RawData = Google.Protobuf.ByteString.CopyFrom(new byte[4]) })).Message, StringComparison.Ordinal);

    [Fact]
    public void Inputs_OfSamples_AreThoseWithoutWeights()
    {
        var model = new ModelBuilder().Input("x", -1, 4, 3).Input("w", 3, 2).Weights("w", 3, 2).Input("n", DataType.Int32, -1).Input("t", DataType.Int64, -1, 5).Node("Relu", "y", ["x"]);
        var inputs = new InputReader(File, new Dictionary<string, int>()).Read(model.Model.Graph, _ => { });
        Assert.Equal(["x Input [4, 3]", "n Lengths []", "t Input [5]"], inputs.Select(input => $"{input.Name} {input.Term}"));
        Assert.Equal([0, null, 1], inputs.Select(input => input.Term.Option("Integer")));
    }

    [Theory]
    [InlineData(7, 7, 7L)]
    [InlineData(7, 8, null)]
    [InlineData(7, -1, null)]
    public void Batch_OfAFixedNumber_IsThatOfAllInputs(long first, long second, long? expected)
    {
        var reader = new InputReader(File, new Dictionary<string, int>());
        reader.Read(new ModelBuilder().Input("x", first, 4).Input("z", second, 4).Node("Relu", "y", ["x"]).Model.Graph, _ => { });
        Assert.Equal(expected, reader.FixedBatch);
    }

    [Fact]
    public void Input_OfARecurrence_IsTurned()
    {
        var remarks = new List<string>();
        var input = new InputReader(File, new Dictionary<string, int>()).Read(new ModelBuilder().Input("x", 5, -1, 3).Node("GRU", "y", ["x", "w", "r"]).Model.Graph, remarks.Add)[0];
        Assert.Equal([5, 3], input.Term.Shape);
        Assert.Equal(["5", "batch", "3"], input.View.Sizes.Select(size => size.ToString()));
        Assert.Equal(["The input 'x' is [5, 3] for each sample, its axes 1, 0, 2 in the file."], remarks);
    }
}
