using StaticNet.Onnx.Import.Graph;
using Xunit;

namespace StaticNet.Onnx.Tests.Import.Stages;

/// <summary>Values as nodes see them: axes moved, split and joined without a layer.</summary>
public sealed class ViewTests
{
    private static View Whole => View.Of(new Term("Input", [6, 4]));

    [Fact]
    public void View_TransposedTwice_IsTheTerm()
    {
        var turned = Whole.Transpose([1, 0, 2]);
        Assert.Equal(["6", "batch", "4"], turned.Sizes.Select(size => size.ToString()));
        Assert.Null(turned.Materialize());
        Assert.Same(turned.Term, turned.Transpose([1, 0, 2]).Materialize());
    }

    [Fact]
    public void View_SplitTurnedAndJoined_KeepsWhereElementsAre()
    {
        var heads = Whole.Reshape([Size.Batch, 6, 2, 2])!.Transpose([0, 2, 1, 3]);
        Assert.Equal([0, 1, 4, 5], heads.Places()[..4]);
        Assert.Equal(2, heads.Places()[12]);
        Assert.Null(heads.Materialize());
        Assert.Same(heads.Term, heads.Transpose([0, 2, 1, 3]).Reshape([Size.Batch, 6, 4])!.Materialize());
    }

    [Fact]
    public void View_OfOtherSizes_IsAReshape() => Assert.Equal("Reshape [3, 8]", Whole.Reshape([Size.Batch, 3, 8])!.Materialize()!.ToString());

    [Fact]
    public void View_JoinedWithTheBatch_CanBeTakenApart()
    {
        var rows = Whole.Reshape([new Size(6, HasBatch: true), 4])!;
        Assert.Null(rows.Materialize());
        Assert.Same(rows.Term, rows.Reshape([Size.Batch, 6, 4])!.Materialize());
    }

    [Fact]
    public void View_SizesThatCutThroughFactors_AreNone() => Assert.Null(Whole.Reshape([Size.Batch, 5, 5]));

    [Fact]
    public void View_PartOfAnAxis_SaysWhichOne()
    {
        var part = Whole.Part(1, 2, 3, new OnnxNode("file", new Messages.NodeProto(), 17))!.Materialize()!;
        Assert.Equal(("Slice", 0.0, 2.0, 3.0), (part.Kind, part.Option("Axis"), part.Option("Start"), part.Option("Length")));
        Assert.Equal([3, 4], part.Shape);
    }
}
