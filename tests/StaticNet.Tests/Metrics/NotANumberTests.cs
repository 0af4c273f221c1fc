using Xunit;
using static StaticNet.Tests.Metrics.MetricNetworks;

namespace StaticNet.Tests.Metrics;

/// <summary>An output that is NaN is wrong in every metric.</summary>
public sealed class NotANumberTests
{
    private const float NaN = float.NaN;

    // Right, NaN where the label is, NaN elsewhere although the label's output is the largest, right.
    private static readonly float[] Outputs = [3, 1, 2, NaN, 1, 0, 1, 5, NaN, 0, 1, 2];
    private static readonly int[] Actual = [0, 0, 1, 2];

    [Fact]
    public void Accuracies_NaNInSomeSamples_CountThemAsWrong()
    {
        Assert.Equal(0.5, Measure(new Accuracy(), Classes(3), Outputs, Actual));
        Assert.Equal(0.5, Measure(new ConfusionMatrix(), Classes(3), Outputs, Actual));
        Assert.Equal(0.5, Measure(new TopKAccuracy(1), Classes(3), Outputs, Actual));
        Assert.Equal(0.5, Measure(new TopKAccuracy(3), Classes(3), Outputs, Actual));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Accuracies_OnlyNaN_AreZeroForEachLabel(int label)
    {
        Assert.Equal(0, Measure(new Accuracy(), Classes(2), [NaN, NaN], [label]));
        Assert.Equal(0, Measure(new ConfusionMatrix(), Classes(2), [NaN, NaN], [label]));
        Assert.Equal(0, Measure(new TopKAccuracy(2), Classes(2), [NaN, NaN], [label]));
        Assert.Equal(0, Measure(new Accuracy(), Logits(1), [NaN], [(float)label]));
        Assert.Equal(0, Measure(new ConfusionMatrix(), Logits(1), [NaN], [(float)label]));
        Assert.Equal(0, Measure(new Accuracy(), Logits(2), [NaN, NaN], [(float)label, label]));
    }

    // Hits 1 0 1; predicted 1 0 1 and wrongly by NaN 1 2 2; actual 2 1 1. Class 1 is actual but never predicted.
    [Fact]
    public void Scores_NaNInSomeSamples_AreMissesOfTheirClassAndFalseForTheOthers()
    {
        Assert.Equal(1.0 / 2, Measure(Precision.OfClass(0), Classes(3), Outputs, Actual));
        Assert.Equal(0, Measure(Precision.OfClass(1), Classes(3), Outputs, Actual));
        Assert.Equal(1.0 / 3, Measure(Precision.OfClass(2), Classes(3), Outputs, Actual));
        Assert.Equal(((1.0 / 2) + (1.0 / 3)) / 3, Measure(new Precision(), Classes(3), Outputs, Actual), 1e-15);
        Assert.Equal((0.5 + 0 + 1) / 3, Measure(new Recall(), Classes(3), Outputs, Actual), 1e-15);
        Assert.Equal(2.0 / 4, Measure(F1.OfClass(0), Classes(3), Outputs, Actual));
        Assert.Equal(0.5, Measure(new Precision(Averaging.Micro), Classes(3), Outputs, Actual));
        Assert.Equal(0.5, Measure(new F1(Averaging.Micro), Classes(3), Outputs, Actual));
    }

    // Four classes, of which the last is neither actual nor predicted: NaN makes no class of it.
    [Fact]
    public void Scores_ClassOnlyNaNCouldBe_IsLeftOut() =>
        Assert.Equal(0.5, Measure(new Recall(), Classes(4), [1, 0, 0, 0, NaN, 0, 0, 0], [0, 1]));

    [Fact]
    public void ConfusionMatrix_NaN_IsInNoCell()
    {
        var matrix = new ConfusionMatrix();
        Measure(matrix, Classes(3), Outputs, Actual);

        Assert.Equal((1, 0, 1), (matrix[0, 0], matrix[1, 1], matrix[2, 2]));
        Assert.Equal((1, 1, 0), (matrix.CountUnanswered(0), matrix.CountUnanswered(1), matrix.CountUnanswered(2)));
        Assert.Equal((2, 1), (matrix.CountActual(0), matrix.CountPredicted(0)));
        Assert.Equal(4, matrix.SampleCount);
        Assert.Equal(Measure(new F1(), Classes(3), Outputs, Actual), matrix.GetF1());
        Assert.Equal(1.0 / 3, matrix.GetPrecision(2));
        Assert.Equal("       1       0       0       1\n       0       0       0       1\n       0       0       1       0\n", matrix.ToString());
    }

    // Logits 1, NaN, NaN for no, yes, no: predicted yes, wrongly no, wrongly yes.
    [Fact]
    public void Scores_OneLogitOfNaN_IsTheWrongAnswer()
    {
        Assert.Equal(0, Measure(Precision.OfClass(1), Logits(1), [-1, NaN, NaN], [0f, 1, 0]));
        Assert.Equal(1.0 / 2, Measure(Precision.OfClass(1), Logits(1), [1, -1, NaN], [1f, 0, 0]));
        Assert.Equal(2.0 / 3, Measure(F1.OfClass(1), Logits(1), [1, -1, NaN], [1f, 0, 0]));
        Assert.Equal(1.0 / 2, Measure(Recall.OfClass(0), Logits(1), [1, -1, NaN], [1f, 0, 0]));
    }

    // Two questions, two samples: NaN is a wrong yes to the first, and a wrong no to the second.
    [Fact]
    public void Scores_SeveralLogitsOfNaN_AreWrongAnswers()
    {
        float[] logits = [NaN, NaN, 1, 1], answers = [0, 1, 1, 1];

        Assert.Equal(0.5, Measure(new Accuracy(), Logits(2), logits, answers));
        Assert.Equal(0.5, Measure(Precision.OfClass(0), Logits(2), logits, answers));
        Assert.Equal(1, Measure(Precision.OfClass(1), Logits(2), logits, answers));
        Assert.Equal(0.5, Measure(Recall.OfClass(1), Logits(2), logits, answers));
    }

    [Fact]
    public void Figures_NaN_AreNaN()
    {
        Assert.Equal(double.NaN, Measure(new RocAuc(), Classes(2), [1, 0, NaN, 1, 0, 1], [0, 1, 1]));
        Assert.Equal(double.NaN, Measure(new MeanAbsoluteErrorMetric(), Estimates(1), [1, NaN], [1f, 2]));
        Assert.Equal(double.NaN, Measure(new RootMeanSquaredError(), Estimates(1), [1, NaN], [1f, 2]));
        Assert.Equal(double.NaN, Measure(new RSquared(), Estimates(1), [1, NaN], [1f, 2]));
        Assert.Equal(double.NaN, Measure(new RSquared(), Estimates(1), [1, NaN], [2f, 2]));
    }
}
