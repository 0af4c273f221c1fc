using StaticNet.Tests.Infrastructure;
using Xunit;
using static StaticNet.Tests.Metrics.MetricNetworks;

namespace StaticNet.Tests.Metrics;

public sealed class RegressionMetricTests
{
    // The example of sklearn.metrics: targets [3, −0.5, 2, 7], estimates [2.5, 0, 2, 8].
    private static readonly float[] Targets = [3, -0.5f, 2, 7];
    private static readonly float[] Outputs = [2.5f, 0, 2, 8];

    [Fact]
    public void MeanAbsoluteError_ScikitLearnsExample_IsOneHalf() =>
        Assert.Equal(0.5, Measure(new MeanAbsoluteErrorMetric(), Estimates(1), Outputs, Targets));

    [Fact]
    public void RootMeanSquaredError_ScikitLearnsExample_IsTheRoot() =>
        Assert.Equal(Math.Sqrt(0.375), Measure(new RootMeanSquaredError(), Estimates(1), Outputs, Targets));

    [Fact]
    public void RSquared_ScikitLearnsExample_IsThatOfItsPage() =>
        Assert.Equal(0.9486081370449679, Measure(new RSquared(), Estimates(1), Outputs, Targets), 1e-15);

    // Targets [[0.5, 1], [−1, 1], [7, −6]], estimates [[0, 2], [−1, 2], [8, −5]]: uniform average, by hand.
    [Fact]
    public void RSquared_TwoOutputs_IsTheirMean()
    {
        double first = 1 - (1.25 / ((0.5 * 0.5) + 1 + 49 - (6.5 * 6.5 / 3)));
        double second = 1 - (3.0 / (38 - (16.0 / 3)));

        Assert.Equal((first + second) / 2, Measure(new RSquared(), Estimates(2), [0, 2, -1, 2, 8, -5], [0.5f, 1, -1, 1, 7, -6]), 1e-14);
    }

    [Fact]
    public void RSquared_LargeMean_KeepsItsDigits()
    {
        float[] noise = Normals(1000, seed: 1);
        float[] errors = Normals(1000, seed: 2);
        float[] targets = [.. noise.Select(x => 4_000_000 + x)];
        float[] outputs = [.. noise.Zip(errors, (x, e) => 4_000_000 + x + e)];

        double mean = noise.Average(x => (double)x);
        double expected = 1 - (errors.Sum(e => (double)e * e) / noise.Sum(x => (x - mean) * (x - mean)));
        Assert.Equal(expected, Measure(new RSquared(), Estimates(1), outputs, targets), 1e-8);
    }

    [Fact]
    public void RSquared_TargetsAllTheSame_AsScikitLearn()
    {
        Assert.Equal(1, Measure(new RSquared(), Estimates(1), [2, 2], [2f, 2f]));
        Assert.Equal(0, Measure(new RSquared(), Estimates(1), [2, 3], [2f, 2f]));
        Assert.Equal(double.NaN, Measure(new RSquared(), Estimates(1), [2], [2f]));
    }

    public static TheoryData<Metric> All => [new MeanAbsoluteErrorMetric(), new RootMeanSquaredError(), new RSquared()];

    [Theory]
    [MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public void Value_OtherBatches_HasTheSameBits(Metric metric)
    {
        float[] outputs = Normals(120, seed: 3, step: 1e-4f), targets = Normals(120, seed: 4, step: 1e-4f);
        double small = Measure(metric, Estimates(2), outputs, targets);
        metric.Begin(Estimates(2), 60);
        metric.Add(outputs, targets);

        Assert.Equal(small, metric.Value);
        Assert.False(double.IsNaN(small));
    }

    [Theory]
    [MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public void Value_NoSamplesOrABadOne_IsNotANumber(Metric metric)
    {
        Measure(metric, Estimates(1), Outputs, Targets);
        metric.Begin(Estimates(1), 10);

        Assert.Equal(double.NaN, metric.Value);
        Assert.Equal(double.NaN, Measure(metric, Estimates(1), [float.NaN, 0, 1], [0f, 1f, 2f]));
    }

    [Theory]
    [MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public void Begin_LabelsOrLogits_AreRefused(Metric metric)
    {
        Assert.Throws<ArgumentException>(() => metric.Begin(Classes(2), 1));
        Assert.Throws<ArgumentException>(() => metric.Begin(Logits(1), 1));
        Assert.Throws<InvalidOperationException>(() => metric.Add(Outputs, Targets));
        metric.Begin(Estimates(2), 1);
        Assert.Throws<ArgumentException>(() => AddBatch(metric, [1f, 2f, 3f], [1f, 2f, 3f]));
    }

    [Theory]
    [MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public void Add_ManyBatches_AllocatesNothing(Metric metric)
    {
        float[] outputs = Normals(64, seed: 5), targets = Normals(64, seed: 6);
        metric.Begin(Estimates(2), 32 * 1000);
        for (int batch = 0; batch < 100; batch++)
            metric.Add(outputs, targets);

        Allocations.AssertNone(() =>
        {
            for (int batch = 0; batch < 300; batch++)
                metric.Add(outputs, targets);
        });
    }

    [Fact]
    public void HigherIsBetter_OfErrors_IsFalse()
    {
        Assert.False(new MeanAbsoluteErrorMetric().HigherIsBetter);
        Assert.False(new RootMeanSquaredError().HigherIsBetter);
        Assert.True(new RSquared().HigherIsBetter);
    }
}
