using StaticNet.Reporting;
using Xunit;

namespace StaticNet.Tests.Reporting;

public sealed class ClassificationResultTests
{
    private static readonly string[] Classes = ["a", "b", "c"];

    [Fact]
    public void Measure_Labels_CountsEveryPrediction()
    {
        using var network = new ReportedNetwork(3, 4);
        float[] inputs = [.. Enumerable.Range(0, 60).Select(i => MathF.Sin(i * i))];
        int[] labels = [0, 1, 2, 0, 1, 2, 0, 1, 2, 7];
        var dataset = new Dataset(inputs, 6, labels, ignoreLabel: 7);

        var result = ClassificationResult.Measure(network, dataset, Classes, mostMistakes: 3);

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
    public void Measure_OutputsOfNaN_AreOfNoClass()
    {
        using var network = new ReportedNetwork(3, 4);
        network.Parameters.Fill(float.NaN);

        var result = ClassificationResult.Measure(network, new Dataset(new float[12], 6, [1, 0]), Classes);

        Assert.Equal((1, 1, 0), (result.Confusion.UnansweredOf(0), result.Confusion.UnansweredOf(1), result.Confusion.UnansweredOf(2)));
        Assert.Equal((0, 1, 0), (result.Confusion[0, 0], result.Confusion.SamplesOf(0), result.Confusion.RecallOf(0)));
        Assert.Empty(result.Mistakes);
        Assert.Throws<ArgumentException>("unanswered", () => new ReportConfusion(new int[1, 1], ["a"], [1, 2]));
    }

    [Fact]
    public void Measure_WrongSizes_Throws()
    {
        using var network = new ReportedNetwork(3, 4);

        AssertThrows("classes", network, Labelled(6, 0), "a");
        AssertThrows("dataset", network, Labelled(5, 0), Classes);
        AssertThrows("dataset", network, Labelled(6, 3), Classes);
        AssertThrows("dataset", network, new Dataset(new float[6], 6, new float[1], 1), Classes);
        Assert.Throws<ArgumentException>("counts", () => new ReportConfusion(new int[2, 3], ["a", "b"]));
    }

    private static Dataset Labelled(int inputs, int label) => new(new float[inputs], inputs, Enumerable.Repeat(label, 1).ToArray());

    private static void AssertThrows(string parameter, ReportedNetwork network, Dataset dataset, params string[] classes) =>
        Assert.Throws<ArgumentException>(parameter, () => ClassificationResult.Measure(network, dataset, classes));
}
