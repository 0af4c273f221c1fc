using StaticNet.Tests.Infrastructure;
using Xunit;
using static StaticNet.Tests.Metrics.MetricNetworks;

namespace StaticNet.Tests.Metrics;

/// <summary>What holds for every metric of networks that classify.</summary>
public sealed class ClassificationContractTests
{
    public static TheoryData<Metric> All =>
    [
        new Accuracy(), new TopKAccuracy(1), new ConfusionMatrix(), new Precision(), new Recall(), new F1(Averaging.Weighted),
        F1.OfClass(0), new RocAuc(),
    ];

    [Theory]
    [MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public void Add_IgnoredLabels_AreNotCounted(Metric metric)
    {
        float[] outputs = Normals(60 * 3, seed: 5);
        int[] labels = Labels(60, 3, seed: 6);
        double all = Measure(metric, Classes(3), outputs[..150], labels[..50]);
        labels.AsSpan(50).Fill(-100);

        Assert.Equal(all, Measure(metric, Classes(3, ignoreLabel: -100), outputs, labels));
        Assert.InRange(all, 0.01, 0.99);
        Assert.True(metric.HigherIsBetter);
    }

    [Theory]
    [MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public void Begin_Again_ForgetsAndNoSamplesGiveNaN(Metric metric)
    {
        Measure(metric, Classes(3), [2, 1, 0, 0, 1, 2], [0, 1]);
        metric.Begin(Classes(4), 10);

        Assert.Equal(double.NaN, metric.Value);
    }

    [Theory]
    [MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public void Add_ArgumentsThatDontFit_Throws(Metric metric)
    {
        Assert.Throws<InvalidOperationException>(() => AddBatch(metric, [1f, 2f], [0]));
        metric.Begin(Classes(3), 10);

        Assert.Throws<ArgumentException>(() => AddBatch(metric, [1f, 2f], [0]));
        Assert.Throws<ArgumentException>(() => AddBatch(metric, [1f, 2f, 3f], [1f, 0f, 0f]));
        var exception = Assert.Throws<ArgumentException>(() => AddBatch(metric, [1f, 2f, 3f], [3]));
        Assert.Contains("is 3", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => AddBatch(metric, [1f, 2f, 3f], [-1]));
    }

    [Theory]
    [MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public void Add_ManyBatches_AllocatesNothing(Metric metric)
    {
        float[] outputs = Normals(64 * 3, seed: 7);
        int[] labels = Labels(64, 3, seed: 8);
        metric.Begin(Classes(3), 64 * 1000);
        for (int batch = 0; batch < 100; batch++)
            metric.Add(outputs, labels);

        Allocations.AssertNone(() =>
        {
            for (int batch = 0; batch < 300; batch++)
                metric.Add(outputs, labels);
        });
    }

    [Fact]
    public void Begin_NetworksThatDontClassify_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new Accuracy().Begin(Estimates(1), 1));
        Assert.Throws<ArgumentException>(() => new F1().Begin(Estimates(1), 1));
        Assert.Throws<ArgumentException>(() => new ConfusionMatrix().Begin(Estimates(1), 1));
        Assert.Throws<ArgumentException>(() => new TopKAccuracy(1).Begin(Logits(1), 1));
        Assert.Throws<ArgumentException>(() => new TopKAccuracy(4).Begin(Classes(3), 1));
        Assert.Throws<ArgumentException>(() => Precision.OfClass(3).Begin(Classes(3), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Precision.OfClass(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TopKAccuracy(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Recall((Averaging)3));
    }

    [Fact]
    public void Add_TargetBetweenNoAndYes_Throws()
    {
        var metric = new Accuracy();
        metric.Begin(Logits(2), 1);

        var exception = Assert.Throws<ArgumentException>(() => AddBatch(metric, [1f, 1f], [0f, 0.5f]));
        Assert.Contains("value 1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Name_OfAveragingAndClass_SaysThem()
    {
        Metric[] metrics = [new Precision(), new Recall(Averaging.Micro), new F1(Averaging.Weighted), F1.OfClass(7), new TopKAccuracy(5)];

        Assert.Equal(["precision", "recall_micro", "f1_weighted", "f1_7", "top_5_accuracy"], metrics.Select(metric => metric.Name));
    }
}
