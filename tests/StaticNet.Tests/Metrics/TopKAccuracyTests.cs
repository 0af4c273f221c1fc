using Xunit;
using static StaticNet.Tests.Metrics.MetricNetworks;

namespace StaticNet.Tests.Metrics;

public sealed class TopKAccuracyTests
{
    [Theory]
    [InlineData(1, 0.25)]
    [InlineData(2, 0.5)]
    [InlineData(3, 1.0)]
    public void TopK_FourSamples_CountsTheRanks(int k, double expected)
    {
        float[] outputs = [3, 2, 1, 3, 2, 1, 3, 2, 1, 1, 1, 1];
        int[] labels = [0, 1, 2, 2];

        Assert.Equal(expected, Measure(new TopKAccuracy(k), Classes(3), outputs, labels));
    }

    [Fact]
    public void TopK_One_IsTheAccuracy()
    {
        float[] outputs = Normals(400 * 4, seed: 3, step: 0.5f);
        int[] labels = Labels(400, 4, seed: 4);

        Assert.Equal(Measure(new Accuracy(), Classes(4), outputs, labels), Measure(new TopKAccuracy(1), Classes(4), outputs, labels));
    }

    [Fact]
    public void TopK_NotANumber_IsNeverRight()
    {
        Assert.Equal(0, Measure(new TopKAccuracy(2), Classes(2), [float.NaN, 1], [0]));
        Assert.Equal(0, Measure(new TopKAccuracy(1), Classes(2), [float.NaN, 1], [1]));
    }
}
