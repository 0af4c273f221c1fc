using StaticNet.Onnx.Import.Folding;
using StaticNet.Onnx.Import.Graph;
using StaticNet.Onnx.Import.Operators;
using StaticNet.Onnx.Import.Reading;
using StaticNet.Onnx.Messages;
using Xunit;

namespace StaticNet.Onnx.Tests.Import.Stages;

/// <summary>What is computed while a model is read, node by node.</summary>
public sealed class FoldingTests
{
    [Fact]
    public void Fold_SizesOfTheBatch_StayMultiples()
    {
        Assert.Equal(["6·batch"], Sizes(Fold("Mul", [Whole(Size.Batch), Whole(6)])));
        Assert.Equal(["3·batch"], Sizes(Fold("Div", [Whole(new Size(6, HasBatch: true)), Whole(2)])));
        Assert.Equal(["2"], Sizes(Fold("Div", [Whole(new Size(6, HasBatch: true)), Whole(new Size(3, HasBatch: true))])));
        Assert.Contains("isn't a multiple of it", Assert.Throws<InvalidDataException>(() => Fold("Add", [Whole(Size.Batch), Whole(1)])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fold_SpreadTensors_CombineEachWithEach() =>
        Assert.Equal([11, 21, 12, 22], Fold("Add", [Floats([1, 2], 2, 1), Floats([10, 20], 1, 2)]).Floats);

    [Fact]
    public void Fold_Less_IsOfWhatIsSmallerAlone()
    {
        Assert.Equal(["1", "0", "0"], Sizes(Fold("Less", [Tensor.Of([new Size(1), new Size(2), new Size(3)], 3), Whole(2)])));
        Assert.Equal(["1", "0"], Sizes(Fold("Less", [Tensor.Of([new Size(0), new Size(1)], 2), Whole(Size.Batch)])));
    }

    [Fact]
    public void Fold_Transpose_MovesElements() =>
        Assert.Equal([1, 4, 2, 5, 3, 6], Fold("Transpose", [Floats([1, 2, 3, 4, 5, 6], 2, 3)], ModelBuilder.Wholes("perm", 1, 0)).Floats);

    [Theory]
    [InlineData(1, 4, 1, "2 3 4")]
    [InlineData(-2, 9, 1, "4 5")]
    [InlineData(0, 5, 2, "1 3 5")]
    [InlineData(4, -9, -2, "5 3 1")]
    public void Fold_Slice_TakesElementsFromOneToAnother(long start, long end, long step, string expected) => Assert.Equal(
        expected, string.Join(' ', Fold("Slice", [Floats([1, 2, 3, 4, 5], 5), Whole(start), Whole(end), Whole(0), Whole(step)]).Floats));

    [Fact]
    public void Fold_GatherAndConcat_KeepOrder()
    {
        Assert.Equal([5, 6, 1, 2], Fold("Gather", [Floats([1, 2, 3, 4, 5, 6], 3, 2), Tensor.Of([new Size(-1), new Size(0)], 2)]).Floats);
        Assert.Equal([1, 2, 5, 3, 4, 6], Fold("Concat", [Floats([1, 2, 3, 4], 2, 2), Floats([5, 6], 2, 1)], ModelBuilder.Whole("axis", 1)).Floats);
    }

    [Fact]
    public void Fold_Triangle_KeepsOneSide()
    {
        Assert.Equal([0, 2, 3, 0, 0, 6, 0, 0, 0], Fold("Trilu", [Floats([1, 2, 3, 4, 5, 6, 7, 8, 9], 3, 3), Whole(1)]).Floats);
        Assert.Equal([1, 0, 0, 4, 5, 0, 7, 8, 9], Fold("Trilu", [Floats([1, 2, 3, 4, 5, 6, 7, 8, 9], 3, 3)], ModelBuilder.Whole("upper", 0)).Floats);
    }

    [Fact]
    public void Fold_ReshapeWithAnOpenSize_FindsIt() => Assert.Equal([2L, 3L], Fold("Reshape", [Floats([1, 2, 3, 4, 5, 6], 6), Tensor.Of([new Size(2), new Size(-1)], 2)]).Dims);

    [Fact]
    public void Fold_ValueOfASample_IsNone() => Assert.Null(TryFold("Add", [new Term("Input", [2]), Floats([1], 1)]));

    [Fact]
    public void Fold_MoreThanMemory_IsRefused() => Assert.Contains(
        "elements", Assert.Throws<InvalidDataException>(() => Fold("ConstantOfShape", [Tensor.Of([new Size(1 << 20), new Size(1 << 20)], 2)])).Message, StringComparison.Ordinal);

    private static Tensor Floats(float[] values, params long[] dims) => Tensor.Of(values, dims);

    private static Tensor Whole(Size size) => Tensor.Of([size], 1);

    private static string[] Sizes(Tensor tensor) => [.. tensor.Sizes.Select(size => size.ToString())];

    private static Tensor Fold(string operation, Tensor[] inputs, params AttributeProto[] attributes) => TryFold(operation, [.. inputs.Select(input => (Operand)input)], attributes)!.Constant!;

    private static Operand? TryFold(string operation, Operand[] inputs, params AttributeProto[] attributes)
    {
        var node = new NodeProto { Name = "n", OpType = operation, Input = { inputs.Select((_, index) => $"i{index}") }, Output = { "o" }, Attribute = { attributes } };
        return FoldTable.TryFold(new Call(new OnnxNode("file", node, 17), inputs, new ImportContext(new ModelFile("file"), fixedBatch: null)));
    }
}
