using Xunit;

namespace StaticNet.Tests.Data;

public sealed class DatasetConversionTests
{
    private static readonly float[] Inputs = [1, 2, 3];

    [Fact]
    public void TargetsAsLabels_WholeNumbers_AreTheLabels()
    {
        float[] targets = [0, 2, 1];
        var labels = new Dataset(Inputs, 1, targets, 1).TargetsAsLabels();

        Assert.Equal((TargetKind.Labels, 2, 3), (labels.TargetKind, labels.LargestLabel, labels.Count));
        Assert.Equal([0, 2, 1], Enumerable.Range(0, 3).Select(labels.GetLabel));
        Assert.Equal([3f], labels.GetInput(2));
        Assert.Same(labels, labels.TargetsAsLabels());
    }

    [Theory]
    [InlineData(0.5f)]
    [InlineData(-1f)]
    [InlineData(2147483648f)]
    public void TargetsAsLabels_OtherNumbers_AreRefusedBySample(float value)
    {
        float[] targets = [0, value, 1];
        var error = Assert.Throws<InvalidOperationException>(() => new Dataset(Inputs, 1, targets, 1).TargetsAsLabels());

        Assert.StartsWith("The target of sample 1 is ", error.Message, StringComparison.Ordinal);
        float[] pairs = [0, 1, 0, 1, 0, 1];
        Assert.Throws<InvalidOperationException>(() => new Dataset(Inputs, 1, pairs, 2).TargetsAsLabels());
    }

    [Fact]
    public void TargetsAsValues_Labels_AreTheValues()
    {
        int[] labels = [1, 0, 1];
        var values = new Dataset(Inputs, 1, labels).TargetsAsValues();

        Assert.Equal((TargetKind.Values, 1), (values.TargetKind, values.TargetLength));
        Assert.Equal([1f, 0f, 1f], Enumerable.Range(0, 3).Select(i => values.GetTarget(i)[0]));
        Assert.Same(values, values.TargetsAsValues());
        int[] ignored = [1, -100, 1], large = [1, (1 << 24) + 1, 1];
        Assert.Throws<InvalidOperationException>(() => new Dataset(Inputs, 1, ignored, ignoreLabel: -100).TargetsAsValues());
        Assert.Throws<InvalidOperationException>(() => new Dataset(Inputs, 1, large).TargetsAsValues());
    }
}
