using Xunit;
using static StaticNet.Tests.Metrics.MetricNetworks;

namespace StaticNet.Tests.Metrics;

public sealed class ClassificationMetricTests
{
    // Predicted 0, 0, 1, 1, 2, 0 for actual 0, 0, 0, 1, 1, 2: the counts [actual, predicted] are 2 1 0 / 0 1 1 / 1 0 0.
    private static readonly int[] Actual = [0, 0, 0, 1, 1, 2];
    private static readonly float[] Outputs = [2, 1, 0, 5, 1, 1, 0, 1, 0, -1, 3, 2, 0, 0, 9, 1, 1, 0];

    [Fact]
    public void ConfusionMatrix_SixSamples_CountsThem()
    {
        var matrix = new ConfusionMatrix();

        Assert.Equal(0.5, Measure(matrix, Classes(3), Outputs, Actual));
        Assert.Equal("2 1 0 0 1 1 1 0 0", string.Join(' ', from a in Range(3) from p in Range(3) select matrix[a, p]));
        Assert.Equal(6, matrix.SampleCount);
        Assert.Equal(3, matrix.CountActual(0));
        Assert.Equal(2, matrix.CountPredicted(1));
        Assert.Equal("       2       1       0\n       0       1       1\n       1       0       0\n", matrix.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix[3, 0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.CountPredicted(-1));
    }

    [Fact]
    public void Accuracy_SixSamples_IsOneHalf() => Assert.Equal(0.5, Measure(new Accuracy(), Classes(3), Outputs, Actual));

    // Precisions 2/3, 1/2, 0; recalls 2/3, 1/2, 0; supports 3, 2, 1.
    [Fact]
    public void Precision_SixSamples_IsAveragedAsAsked()
    {
        Assert.Equal(((2.0 / 3) + 0.5) / 3, Measure(new Precision(), Classes(3), Outputs, Actual), 1e-15);
        Assert.Equal(0.5, Measure(new Precision(Averaging.Micro), Classes(3), Outputs, Actual));
        Assert.Equal((2 + 1) / 6.0, Measure(new Precision(Averaging.Weighted), Classes(3), Outputs, Actual), 1e-15);
        Assert.Equal(2.0 / 3, Measure(Precision.OfClass(0), Classes(3), Outputs, Actual));
    }

    // Predicted 0, 0, 0, 1 for actual 0, 1, 1, 2 of 4 classes.
    [Fact]
    public void Scores_ClassesNeverPredictedOrNeverActual_CountAsScikitLearnDoes()
    {
        float[] outputs = [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0];
        int[] labels = [0, 1, 1, 2];

        // Class 2 is never predicted: precision 0. Class 3 is neither: left out.
        Assert.Equal(1.0 / 3 / 3, Measure(new Precision(), Classes(4), outputs, labels), 1e-15);
        Assert.Equal(1.0 / 3, Measure(new Recall(), Classes(4), outputs, labels), 1e-15);
        Assert.Equal(0.5 / 3, Measure(new F1(), Classes(4), outputs, labels), 1e-15);
        Assert.Equal(0.25 * 0.5, Measure(new F1(Averaging.Weighted), Classes(4), outputs, labels), 1e-15);
        Assert.Equal(0.25, Measure(new F1(Averaging.Micro), Classes(4), outputs, labels));
        Assert.Equal(0, Measure(Precision.OfClass(2), Classes(4), outputs, labels));
        Assert.Equal(double.NaN, Measure(Precision.OfClass(3), Classes(4), outputs, labels));
        Assert.Equal(double.NaN, Measure(Recall.OfClass(3), Classes(4), outputs, labels));
    }

    [Fact]
    public void Scores_RandomSamples_AreThoseOfDefinitionAndMatrix()
    {
        const int Count = 500, Number = 5;
        float[] outputs = Normals(Count * Number, seed: 1);
        int[] labels = Labels(Count, Number, seed: 2);
        int[] predicted = [.. Range(Count).Select(i => Range(Number).MaxBy(c => outputs[(i * Number) + c]))];
        var matrix = new ConfusionMatrix();
        Measure(matrix, Classes(Number), outputs, labels);

        double[] precision = new double[Number], recall = new double[Number], f1 = new double[Number];
        for (int c = 0; c < Number; c++)
        {
            double hits = Range(Count).Count(i => predicted[i] == c && labels[i] == c);
            precision[c] = hits / predicted.Count(p => p == c);
            recall[c] = hits / labels.Count(l => l == c);
            f1[c] = 2 / ((1 / precision[c]) + (1 / recall[c]));
            Assert.Equal(precision[c], Measure(Precision.OfClass(c), Classes(Number), outputs, labels), 1e-14);
            Assert.Equal(recall[c], Measure(Recall.OfClass(c), Classes(Number), outputs, labels), 1e-14);
            Assert.Equal(f1[c], Measure(F1.OfClass(c), Classes(Number), outputs, labels), 1e-14);
            Assert.Equal((precision[c], recall[c]), (matrix.GetPrecision(c), matrix.GetRecall(c)));
            Assert.Equal(f1[c], matrix.GetF1(c), 1e-14);
        }

        Assert.Equal(precision.Average(), matrix.GetPrecision(), 1e-14);
        Assert.Equal(recall.Average(), Measure(new Recall(), Classes(Number), outputs, labels), 1e-14);
        Assert.Equal(f1.Average(), Measure(new F1(), Classes(Number), outputs, labels), 1e-14);
        double accuracy = Range(Count).Count(i => predicted[i] == labels[i]) / (double)Count;
        Assert.Equal(accuracy, matrix.Value);
        Assert.Equal(accuracy, Measure(new Recall(Averaging.Weighted), Classes(Number), outputs, labels), 1e-14);
        Assert.Equal(accuracy, matrix.GetRecall(Averaging.Micro), 1e-14);
        Assert.Equal(matrix.GetF1(Averaging.Weighted), Measure(new F1(Averaging.Weighted), Classes(Number), outputs, labels));
    }

    [Fact]
    public void Scores_OneLogit_AreThoseOfClassesNoAndYes()
    {
        float[] logits = [-1, 2, 0, 0.1f, 3];
        float[] answers = [0, 1, 1, 0, 1];

        Assert.Equal(0.6, Measure(new Accuracy(), Logits(1), logits, answers));
        Assert.Equal(2.0 / 3, Measure(Precision.OfClass(1), Logits(1), logits, answers));
        Assert.Equal(2.0 / 3, Measure(Recall.OfClass(1), Logits(1), logits, answers));
        Assert.Equal(0.5, Measure(Recall.OfClass(0), Logits(1), logits, answers));
        var matrix = new ConfusionMatrix();
        Assert.Equal(0.6, Measure(matrix, Logits(1), logits, answers));
        Assert.Equal((1, 1, 1, 2), (matrix[0, 0], matrix[0, 1], matrix[1, 0], matrix[1, 1]));
    }

    [Fact]
    public void Scores_SeveralLogits_CountAnswersYes()
    {
        float[] logits = [1, -1, 1, 1, -1, -1];
        float[] answers = [1, 0, 0, 1, 1, 0];

        Assert.Equal(4 / 6.0, Measure(new Accuracy(), Logits(2), logits, answers), 1e-15);
        Assert.Equal(0.5, Measure(Precision.OfClass(0), Logits(2), logits, answers));
        Assert.Equal(1, Measure(Precision.OfClass(1), Logits(2), logits, answers));
        Assert.Equal(2.0 / 3, Measure(new Precision(Averaging.Micro), Logits(2), logits, answers));
        Assert.Throws<ArgumentException>(() => new ConfusionMatrix().Begin(Logits(2), 1));
    }

    private static IEnumerable<int> Range(int count) => Enumerable.Range(0, count);
}
