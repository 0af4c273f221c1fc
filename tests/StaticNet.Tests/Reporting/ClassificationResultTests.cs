using StaticNet.Reporting;
using Xunit;

namespace StaticNet.Tests.Reporting;

public sealed class ClassificationResultTests
{
    [Fact]
    public void Measure_Labels_CountsEveryPrediction()
    {
        using var network = new ReportedNetwork(3, 4);
        float[] inputs = [.. Enumerable.Range(0, 60).Select(i => MathF.Sin(i * i))];
        int[] labels = [0, 1, 2, 0, 1, 2, 0, 1, 2, 7];
        var dataset = new Dataset(inputs, 6, labels, ignoreLabel: 7);

        var result = ClassificationResult.Measure(network, dataset, ["a", "b", "c"], mostMistakes: 3);

        int[,] expected = new int[3, 3];
        var confidences = new List<double>();
        for (int sample = 0; sample < 9; sample++)
        {
            float[] scores = new float[3];
            network.Predict(dataset.GetInput(sample), scores);
            int prediction = Array.IndexOf(scores, scores.Max());
            expected[labels[sample], prediction]++;
            if (prediction != labels[sample])
                confidences.Add(Math.Exp(scores[prediction]) / scores.Sum(score => Math.Exp(score)));
        }

        for (int actual = 0; actual < 3; actual++)
            for (int predicted = 0; predicted < 3; predicted++)
                Assert.Equal(expected[actual, predicted], result.Confusion[actual, predicted]);
        Assert.True(confidences.Count >= 3);
        Assert.Equal(confidences.OrderDescending().Take(3), result.Mistakes.Select(mistake => mistake.Confidence), (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.All(result.Mistakes, mistake => Assert.Equal(labels[mistake.Sample], mistake.Actual));
    }

    [Fact]
    public void Measure_WrongSizes_Throws()
    {
        using var network = new ReportedNetwork(3, 4);

        Assert.Throws<ArgumentException>("classes", () => ClassificationResult.Measure(network, new Dataset(new float[6], 6, new[] { 0 }), ["a"]));
        Assert.Throws<ArgumentException>("dataset", () => ClassificationResult.Measure(network, new Dataset(new float[5], 5, new[] { 0 }), ["a", "b", "c"]));
        Assert.Throws<ArgumentException>("dataset", () => ClassificationResult.Measure(network, new Dataset(new float[6], 6, new[] { 3 }), ["a", "b", "c"]));
        Assert.Throws<ArgumentException>("dataset", () => ClassificationResult.Measure(network, new Dataset(new float[6], 6, new float[1], 1), ["a", "b", "c"]));
        Assert.Throws<ArgumentException>("counts", () => new ConfusionMatrix(new int[2, 3], ["a", "b"]));
    }
}
