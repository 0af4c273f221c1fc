using Xunit;
using static StaticNet.Tests.Metrics.MetricNetworks;

namespace StaticNet.Tests.Metrics;

public sealed class RocAucTests
{
    // The example of sklearn.metrics.roc_auc_score's guide: scores 0.1, 0.4, 0.35, 0.8 of classes 0, 0, 1, 1.
    [Fact]
    public void OneOutput_ScikitLearnsExample_IsThreeQuarters() =>
        Assert.Equal(0.75, Measure(new RocAuc(), Estimates(1), [0.1f, 0.4f, 0.35f, 0.8f], [0f, 0f, 1f, 1f]));

    [Fact]
    public void OneOutput_AllEqual_IsOneHalf() =>
        Assert.Equal(0.5, Measure(new RocAuc(), Logits(1), [2f, 2f, 2f], [0f, 1f, 1f]));

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void OneOutput_OneClassOnly_IsNotANumber(float target) =>
        Assert.Equal(double.NaN, Measure(new RocAuc(), Logits(1), [1f, 2f], [target, target]));

    [Fact]
    public void OneOutput_RandomScoresWithTies_IsTheShareOfPairs()
    {
        float[] scores = Normals(301, seed: 1);
        float[] targets = [.. Labels(301, 2, seed: 2).Select(label => (float)label)];

        double expected = Pairs(scores.Select(score => (double)score), targets.Select(target => target == 1));
        Assert.Equal(expected, Measure(new RocAuc(), Logits(1), scores, targets), 1e-14);
    }

    [Fact]
    public void TwoClasses_RandomLogits_RankByTheirDifference()
    {
        float[] outputs = Normals(2 * 250, seed: 3);
        int[] labels = Labels(250, 2, seed: 4);

        var scores = Enumerable.Range(0, 250).Select(i => (double)outputs[(2 * i) + 1] - outputs[2 * i]);
        Assert.Equal(Pairs(scores, labels.Select(label => label == 1)), Measure(new RocAuc(), Classes(2), outputs, labels), 1e-14);
    }

    [Fact]
    public void ManyClasses_RandomLogits_IsTheMeanOverProbabilities()
    {
        const int Count = 200, Number = 4;
        float[] outputs = Normals(Count * Number, seed: 5, step: 1e-3f);
        int[] labels = Labels(Count, Number, seed: 6);

        double expected = Enumerable.Range(0, Number).Average(c => Pairs(
            Enumerable.Range(0, Count).Select(i => Probability(outputs.AsSpan(i * Number, Number), c)),
            labels.Select(label => label == c)));
        Assert.Equal(expected, Measure(new RocAuc(), Classes(Number), outputs, labels), 1e-12);
    }

    [Fact]
    public void ManyClasses_ProbabilitiesThatRoundToOne_StayApart()
    {
        // Samples of class 0 are surer of it by 1 in 1000 than the others, all beyond what a probability in double shows.
        float[] outputs = [1001, 0, 0, 1000, 0, 0, 1001, 0, 0, 1000, 0, 0];
        int[] labels = [0, 1, 0, 2];
        var metric = new RocAuc();
        metric.Begin(Classes(3), 4);
        metric.Add(outputs, labels);

        // Classes 1 and 2 have the opposite order: their odds are those of samples 1 and 3, one of which isn't theirs.
        Assert.Equal((1 + (2.5 / 3) + (2.5 / 3)) / 3, metric.Value, 1e-15);
    }

    [Fact]
    public void ManyClasses_AbsentClass_IsLeftOut()
    {
        float[] outputs = [3, 1, 0, 1, 3, 0, 2, 1, 0];
        int[] labels = [0, 1, 0];

        Assert.Equal(1, Measure(new RocAuc(), Classes(3), outputs, labels));
    }

    [Fact]
    public void SeveralOutputs_Values_IsTheirMean()
    {
        float[] scores = [0, 3, 1, 2, 2, 1];
        float[] targets = [0, 0, 1, 1, 1, 0];

        Assert.Equal((1 + 0.5) / 2, Measure(new RocAuc(), Logits(2), scores, targets));
    }

    [Fact]
    public void Value_BetweenBatches_IsOfAllSoFar()
    {
        var metric = new RocAuc();
        metric.Begin(Logits(1), 4);
        AddBatch(metric, [1f, 2f], [0f, 1f]);
        Assert.Equal(1, metric.Value);
        AddBatch(metric, [3f, 0f], [0f, 1f]);

        Assert.Equal(0.25, metric.Value);
        Assert.Equal(0.25, metric.Value);
    }

    [Fact]
    public void Value_AfterANonFiniteOutput_IsNotANumber()
    {
        Assert.Equal(double.NaN, Measure(new RocAuc(), Logits(1), [1f, float.NaN], [0f, 1f]));
        Assert.Equal(double.NaN, Measure(new RocAuc(), Classes(3), [1f, float.PositiveInfinity, 0, 1, 2, 3], [0, 1]));
    }

    [Fact]
    public void Add_MoreSamplesThanAnnounced_Throws()
    {
        var metric = new RocAuc();
        metric.Begin(Logits(1), 1);

        Assert.Throws<InvalidOperationException>(() => AddBatch(metric, [1f, 2f], [0f, 1f]));
        Assert.Throws<ArgumentException>(() => metric.Begin(Classes(1), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => metric.Begin(Classes(2), -1));
    }

    private static double Probability(ReadOnlySpan<float> logits, int index)
    {
        double sum = 0;
        foreach (float logit in logits)
            sum += Math.Exp(logit - (double)logits[index]);
        return 1 / sum;
    }

    private static double Pairs(IEnumerable<double> scores, IEnumerable<bool> positives)
    {
        var all = scores.Zip(positives).ToArray();
        double sum = 0;
        int pairs = 0;
        foreach (var (positive, _) in all.Where(pair => pair.Second))
            foreach (var (negative, _) in all.Where(pair => !pair.Second))
            {
                sum += positive > negative ? 1 : positive == negative ? 0.5 : 0;
                pairs++;
            }

        return sum / pairs;
    }
}
