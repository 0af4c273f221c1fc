using Xunit;

namespace StaticNet.Tests.Data;

public sealed class DatasetTests
{
    private static readonly float[] Inputs = [1, 2, 3, 4, 5, 6, 7, 8]; // [4, 2]
    private static readonly int[] Labels = [2, 0, 5, 1];

    [Fact]
    public void Constructor_Labels_DescribesTheSamples()
    {
        var dataset = new Dataset(Inputs, 2, Labels);

        Assert.Equal(4, dataset.Count);
        Assert.Equal(2, dataset.InputLength);
        Assert.Equal(TargetKind.Labels, dataset.TargetKind);
        Assert.Equal(1, dataset.TargetLength);
        Assert.Equal(5, dataset.LargestLabel);
        Assert.Equal([5f, 6f], dataset.GetInput(2));
        Assert.Equal(5, dataset.GetLabel(2));
    }

    [Fact]
    public void Constructor_Values_DescribesTheSamples()
    {
        var dataset = new Dataset(Inputs, 4, new float[] { 1, 2, 3, 4, 5, 6 }, 3);

        Assert.Equal(2, dataset.Count);
        Assert.Equal(TargetKind.Values, dataset.TargetKind);
        Assert.Equal(3, dataset.TargetLength);
        Assert.Equal(-1, dataset.LargestLabel);
        Assert.Equal([4f, 5f, 6f], dataset.GetTarget(1).ToArray());
    }

    [Fact]
    public void Copy_Indices_GathersInTheirOrder()
    {
        var dataset = new Dataset(Inputs, 2, Labels);
        float[] inputs = new float[6];
        int[] labels = new int[3];

        dataset.CopyInputs([3, 0, 3], inputs);
        dataset.CopyLabels([3, 0, 3], labels);

        Assert.Equal([7f, 8f, 1f, 2f, 7f, 8f], inputs);
        Assert.Equal([1, 2, 1], labels);
    }

    [Fact]
    public void CopyTargets_Indices_GathersInTheirOrder()
    {
        var dataset = new Dataset(Inputs, 2, new float[] { 10, 11, 20, 21, 30, 31, 40, 41 }, 2);
        float[] targets = new float[4];

        dataset.CopyTargets([2, 1], targets);

        Assert.Equal([30f, 31f, 20f, 21f], targets);
    }

    [Fact]
    public void FromBytes_Samples_AreReadAsFractionsOf255()
    {
        byte[] bytes = [0, 1, 127, 128, 254, 255];
        int[] labels = [0, 1];
        var dataset = Dataset.FromBytes(bytes, 3, labels);
        float[] inputs = new float[3];

        dataset.CopyInputs([1], inputs);

        Assert.Equal([128 / 255f, 254 / 255f, 1f], inputs);
        Assert.Equal([0f, 1 / 255f, 127 / 255f], dataset.GetInput(0));
        Assert.Equal([128 / 255f, 254 / 255f, 1f], dataset.Slice(1, 1).GetInput(0));
    }

    [Fact]
    public void Split_Count_GivesTheFirstAndTheOthers()
    {
        var (first, second) = new Dataset(Inputs, 2, Labels).Split(3);

        Assert.Equal(3, first.Count);
        Assert.Equal(5, first.LargestLabel);
        Assert.Equal(1, second.Count);
        Assert.Equal(1, second.LargestLabel);
        Assert.Equal([7f, 8f], second.GetInput(0));
        Assert.Equal(1, second.GetLabel(0));
    }

    [Fact]
    public void Slice_Values_KeepsInputsWithTheirTargets()
    {
        var slice = new Dataset(Inputs, 2, new float[] { 10, 20, 30, 40 }, 1).Slice(1, 2);

        Assert.Equal(2, slice.Count);
        Assert.Equal([5f, 6f], slice.GetInput(1));
        Assert.Equal([30f], slice.GetTarget(1).ToArray());
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(5, 0)]
    [InlineData(2, 3)]
    [InlineData(0, -1)]
    public void Slice_RangeOutsideTheSamples_Throws(int start, int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Dataset(Inputs, 2, Labels).Slice(start, count));

    [Fact]
    public void Constructor_InputThatIsNotFinite_NamesSampleAndPosition()
    {
        float[] inputs = [.. Inputs];
        inputs[5] = float.NaN;

        var error = Assert.Throws<ArgumentException>("inputs", () => new Dataset(inputs, 2, Labels));

        Assert.Contains("Sample 2 has NaN at position 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_TargetThatIsNotFinite_NamesSampleAndPosition()
    {
        var error = Assert.Throws<ArgumentException>(
            "targets", () => new Dataset(Inputs, 4, new[] { 1, 2, 3, float.NegativeInfinity }, 2));

        Assert.Contains("Sample 1 has -Infinity at position 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_NegativeLabel_NamesTheSample()
    {
        int[] labels = [0, 1, -1, 0];

        var error = Assert.Throws<ArgumentException>("labels", () => new Dataset(Inputs, 2, labels));

        Assert.Contains("sample 2 is -1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_LengthsThatDoNotFit_NamesTheArgument()
    {
        Assert.Throws<ArgumentException>("inputs", () => new Dataset(Inputs, 3, Labels));
        Assert.Throws<ArgumentOutOfRangeException>("inputLength", () => new Dataset(Inputs, 0, Labels));
        Assert.Throws<ArgumentException>("labels", () => new Dataset(Inputs, 2, new int[3]));
        Assert.Throws<ArgumentException>("targets", () => new Dataset(Inputs, 2, new float[9], 3));
        Assert.Throws<ArgumentException>("targets", () => new Dataset(Inputs, 2, new float[8], 3));
        Assert.Throws<ArgumentOutOfRangeException>("targetLength", () => new Dataset(Inputs, 2, new float[8], 0));
        Assert.Throws<ArgumentException>("inputs", () => Dataset.FromBytes(new byte[7], 2, Labels));
    }

    [Fact]
    public void Copy_WrongBufferOrIndex_Throws()
    {
        var dataset = new Dataset(Inputs, 2, Labels);

        Assert.Throws<ArgumentException>("inputs", () => dataset.CopyInputs([0, 1], new float[3]));
        Assert.Throws<ArgumentException>("labels", () => dataset.CopyLabels([0, 1], new int[3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => dataset.CopyInputs([4], new float[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => dataset.CopyLabels([-1], new int[1]));
        Assert.Throws<InvalidOperationException>(() => dataset.CopyTargets([0], new float[1]));
        Assert.Throws<InvalidOperationException>(() => new Dataset(Inputs, 2, new float[4], 1).GetLabel(0));
    }
}
