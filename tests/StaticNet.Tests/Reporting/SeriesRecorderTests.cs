using StaticNet.Reporting;
using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Reporting;

public sealed class SeriesRecorderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(1000)]
    [InlineData(4095)]
    public void ToSeries_AnyLength_KeepsEndsExtremesAndMean(int length)
    {
        double[] values = [.. Enumerable.Range(0, length).Select(i => Math.Sin(i * 0.7) * (i == length / 3 ? 50 : i == length / 2 ? -70 : 1))];
        var recorder = new SeriesRecorder("loss", capacity: 8);
        for (int i = 0; i < length; i++)
            recorder.Add(i + 1, values[i]);

        var points = recorder.ToSeries().Points;

        Assert.InRange(points.Length, Math.Min(length, 4), 8);
        Assert.Equal(1, points[0].First);
        Assert.Equal(length, points[^1].Last);
        Assert.Equal(values.Max(), points.Max(point => point.Maximum));
        Assert.Equal(values.Min(), points.Min(point => point.Minimum));
        Assert.Equal(length, points.Sum(point => point.Count));
        Assert.Equal(values.Average(), points.Sum(point => point.Mean * point.Count) / length, 1e-12);
        Assert.Single(points.SkipLast(1).Select(point => point.Count).DefaultIfEmpty(0).Distinct());
        for (int i = 1; i < points.Length; i++)
            Assert.Equal(points[i - 1].Last + 1, points[i].First);
    }

    [Fact]
    public void ToSeries_NoMoreThanCapacity_KeepsEveryValue()
    {
        var points = ReportSeries.Create("loss", [3, 1, 2]).Points;

        Assert.Equal([SeriesPoint.Of(1, 3), SeriesPoint.Of(2, 1), SeriesPoint.Of(3, 2)], points);
    }

    [Fact]
    public void Add_NonFinite_IsCountedAndLeftOut()
    {
        double[] values = [double.NaN, double.PositiveInfinity, 2, double.NaN, double.NegativeInfinity, double.NaN, 4, 6];
        var recorder = new SeriesRecorder("loss", capacity: 4);
        for (int i = 0; i < values.Length; i++)
            recorder.Add(i + 1, values[i]);

        var points = recorder.ToSeries().Points;

        Assert.Equal([(0, 2), (1, 1), (0, 2), (2, 0)], points.Select(point => ((int)point.Count, (int)point.NonFinite)));
        Assert.True(double.IsNaN(points[0].Mean));
        Assert.Equal((2, 2, 2), (points[1].Mean, points[1].Minimum, points[1].Maximum));
        Assert.Equal((5, 4, 6), (points[3].Mean, points[3].Minimum, points[3].Maximum));
        Assert.Equal(1.5, points[0].Step);
    }

    [Fact]
    public void Add_ManySteps_AllocatesNothing()
    {
        var recorder = new ReportRecorder(new Adam(1e-3f), new ReportedNetwork(1, 4).GradientHealth, capacity: 64);
        var progress = new TrainingProgress(1, 1, 1, 10_000, 0.5f, 1, TimeSpan.Zero);
        recorder.Add(progress);

        Allocations.AssertNone(() =>
        {
            for (int step = 1; step < 10_000; step++)
                recorder.Add(progress with { Step = step });
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void Constructor_OddOrSmallCapacity_Throws(int capacity)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => new SeriesRecorder("loss", capacity));

        Assert.Equal("capacity", exception.ParamName);
    }

    [Fact]
    public void Complete_RecordedRun_HasItsCurves()
    {
        var optimizer = new Sgd(0.5f);
        var recorder = new ReportRecorder(optimizer);
        recorder.Add(new TrainingProgress(1, 2, 1, 2, 4f, 1, TimeSpan.Zero));
        recorder.Add(new TrainingProgress(1, 2, 2, 2, float.NaN, 2, TimeSpan.Zero) { SkippedSteps = 1 });
        optimizer.LearningRate = 0.25f;
        recorder.Add(new TrainingProgress(2, 2, 1, 2, 2f, 3, TimeSpan.Zero));
        recorder.Add(new TrainingProgress(2, 2, 2, 2, float.NaN, 4, TimeSpan.Zero) { SkippedSteps = 1 });

        var report = recorder.Complete(new TrainingReport("run"));

        Assert.Equal([4, double.NaN, 2, double.NaN], Means(report.StepLoss));
        Assert.Equal([1, 2, 3, 4], Means(report.StepGradientNorm));
        Assert.Equal([0.5, 0.5, 0.25, 0.25], Means(report.StepLearningRate));
        Assert.Equal([0, 1, 1, 2], Means(report.StepSkipped));
        Assert.Empty(report.LayerGradientNorms);
    }

    [Fact]
    public void Complete_NothingRecorded_HasNoCurves()
    {
        var report = new ReportRecorder(new Sgd(1)).Complete(new TrainingReport("run"));

        Assert.Null(report.StepLoss);
        Assert.Null(report.StepLearningRate);
        Assert.Null(report.StepSkipped);
    }

    [Fact]
    public void Create_WithAndWithoutHealth_GivesTheSameNormsOfLayers()
    {
        using var network = new ReportedNetwork(1, 4);
        var tracked = new ReportRecorder(null, network.GradientHealth);
        using var twin = new ReportedUntracked(1, 4);
        var untracked = ReportRecorder.Create(twin);
        float[] inputs = [.. Enumerable.Range(0, 24).Select(i => MathF.Sin(i))];
        network.ComputeGradients(inputs, new int[] { 0, 1, 2, 1 });
        twin.ComputeGradients(inputs, new int[] { 0, 1, 2, 1 });
        var progress = new TrainingProgress(1, 1, 1, 1, 1f, 1, TimeSpan.Zero);
        tracked.Add(progress);
        untracked.Add(progress);

        var expected = tracked.Complete(new TrainingReport("run")).LayerGradientNorms;
        var actual = untracked.Complete(new TrainingReport("run")).LayerGradientNorms;

        Assert.Equal(["Dense1", "Dense2"], actual.Select(series => series.Name));
        Assert.Equal(expected.Select(series => series.Name), actual.Select(series => series.Name));
        for (int i = 0; i < actual.Length; i++)
        {
            Assert.True(actual[i].Points[0].Mean > 0);

            // The sums that training makes add a few squares in float before they go on in double.
            Assert.Equal(1, actual[i].Points[0].Mean / expected[i].Points[0].Mean, 1e-6);
        }
    }

    private static double[] Means(ReportSeries? series) => [.. series!.Points.Select(point => point.Mean)];
}
