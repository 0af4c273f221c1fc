using Xunit;

namespace StaticNet.Tests.Data;

/// <summary>Datasets from literals and arrays, as a user writes them.</summary>
public sealed class DatasetLiteralTests
{
    [Fact]
    public void Dataset_FlatLiteralsWithLabels_HasThem()
    {
        var data = new Dataset([0, 0, 0, 1, 1, 0, 1, 1], 2, [0, 1, 1, 0]);

        Assert.Equal((4, 2, TargetKind.Labels, 1), (data.Count, data.InputLength, data.TargetKind, data.LargestLabel));
        Assert.Equal([1f, 0f], data.GetInput(2));
        Assert.Equal(1, data.GetLabel(2));
    }

    // Whole numbers are values here, since a number of targets follows.
    [Fact]
    public void Dataset_FlatLiteralsWithTargetLength_HasValues()
    {
        var data = new Dataset([0, 1, 2], 1, [0, 3, 6], 1);

        Assert.Equal((3, TargetKind.Values, 1), (data.Count, data.TargetKind, data.TargetLength));
        Assert.Equal([6f], data.GetTarget(2).ToArray());
    }

    [Fact]
    public void Dataset_Rows_HaveTheirLengths()
    {
        var labelled = new Dataset([[0, 0.5f, 1], [2, 3, 4]], [2, -100], -100);
        var valued = new Dataset([[0, 1], [2, 3], [4, 5]], [[0.5f], [1], [2]]);

        Assert.Equal((2, 3, -100, 2), (labelled.Count, labelled.InputLength, labelled.IgnoreLabel, labelled.LargestLabel));
        Assert.Equal([2f, 3f, 4f], labelled.GetInput(1));
        Assert.Equal((3, 2, 1), (valued.Count, valued.InputLength, valued.TargetLength));
        Assert.Equal([2f], valued.GetTarget(2).ToArray());
    }

    [Fact]
    public void Dataset_ArraysOfEachKind_AreTakenAsTheyAre()
    {
        float[] inputs = [1, 2, 3, 4];
        int[] labels = [7, 1];
        float[][] rows = [[1, 2], [3, 4]];

        Assert.Equal(1, new Dataset(inputs, 2, labels).GetLabel(1));
        Assert.Equal(7, new Dataset(inputs, 2, labels, 7).IgnoreLabel);
        Assert.Equal(7, new Dataset(rows, labels, ignoreLabel: 7).IgnoreLabel);
        Assert.Equal(2, new Dataset(inputs, 2, inputs, 2).TargetLength);
        Assert.Equal(2, new Dataset(inputs.AsMemory(), 2, inputs.AsMemory(), 2).TargetLength);
        Assert.Equal(new Dataset(inputs, 2, inputs, 2).Fingerprint, new Dataset(rows, rows).Fingerprint);
    }

    [Fact]
    public void Dataset_RowsThatDontFit_NameTheRow()
    {
        var uneven = Assert.Throws<ArgumentException>("inputs", () => new Dataset([[1, 2], [3]], [0, 1]));
        Assert.Contains("Row 1 has 1 values and row 0 has 2", uneven.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("inputs", () => new Dataset((float[][])[], (int[])[]));
        Assert.Throws<ArgumentException>("inputs", () => new Dataset([[]], [0]));
        Assert.Throws<ArgumentException>("targets", () => new Dataset([[1f], [2f]], [[1f], [2f, 3f]]));
        Assert.Throws<ArgumentException>("targets", () => new Dataset([[1f], [2f]], [[1f]]));
        Assert.Throws<ArgumentException>("labels", () => new Dataset([[1f], [2f]], [1]));
        Assert.Throws<ArgumentException>("inputs", () => new Dataset([[1f], [float.NaN]], [1, 0]));
        Assert.Throws<ArgumentNullException>("inputs", () => new Dataset([[1f], null!], [1, 0]));
        Assert.Throws<ArgumentNullException>("inputs", () => new Dataset((float[][])null!, [1, 0]));
        Assert.Throws<ArgumentNullException>("labels", () => new Dataset([1f], 1, null!));
        Assert.Throws<ArgumentNullException>("inputs", () => new Dataset((float[])null!, 1, [1]));
    }
}
