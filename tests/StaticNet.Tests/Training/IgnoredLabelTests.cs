using StaticNet.Tests.Losses;
using Xunit;

namespace StaticNet.Tests.Training;

/// <summary>Metrics and datasets where labels are ignored or weigh differently.</summary>
public sealed class IgnoredLabelTests
{
    private const int Ignored = -100;

    [Fact]
    public void Evaluate_IgnoredLabels_AreThoseOfTheOtherSamples()
    {
        using var network = new SharedIgnoring(1, batchCapacity: 4);
        float[] inputs = Draw(23 * SharedIgnoring.InputLength);
        int[] labels = [.. Enumerable.Range(0, 23).Select(i => i % 3 == 0 || i < 4 ? Ignored : i % 21)];
        int[] kept = [.. Enumerable.Range(0, 23).Where(i => labels[i] != Ignored)];
        float[] keptInputs = [.. kept.SelectMany(i => inputs[(i * SharedIgnoring.InputLength)..((i + 1) * SharedIgnoring.InputLength)])];
        var trainer = new Trainer<SharedIgnoring>(network, new Sgd(0f));

        // The first batch has only ignored labels.
        var all = trainer.Evaluate(new Dataset(inputs, SharedIgnoring.InputLength, labels, Ignored));
        var expected = trainer.Evaluate(new Dataset(keptInputs, SharedIgnoring.InputLength, kept.Select(i => labels[i]).ToArray()));

        Assert.Equal(expected.Loss, all.Loss, 1e-6);
        Assert.Equal(expected.Accuracy, all.Accuracy);
        Assert.Equal(23, all.Count);
    }

    [Fact]
    public void Evaluate_OnlyIgnoredLabels_HasNoLossAndNoAccuracy()
    {
        using var network = new SharedIgnoring(1, batchCapacity: 4);
        var data = new Dataset(Draw(5 * SharedIgnoring.InputLength), SharedIgnoring.InputLength, Enumerable.Repeat(Ignored, 5).ToArray(), Ignored);

        Assert.Equal(new Evaluation(double.NaN, null, 5), new Trainer<SharedIgnoring>(network, new Sgd(0f)).Evaluate(data));
    }

    [Fact]
    public void Fit_WeightsAndIgnoredLabels_AverageLossesByWhatLabelsWeigh()
    {
        using var network = new SharedWeights(1, batchCapacity: 32);

        // None of class 2, which weighs 0: what smoothing gives such samples is left out where a batch has no others.
        int[] labels = [.. Enumerable.Range(0, 29).Select(i => i % 4 == 1 ? Ignored : i % 5 == 2 ? 3 : i % 5)];
        var data = new Dataset(Draw(29 * SharedWeights.InputLength), SharedWeights.InputLength, labels, Ignored);

        // Without a step batches of any size have the same mean.
        double Loss(int batchSize) =>
            new Trainer<SharedWeights>(network, new Sgd(0f)).Fit(data, data, epochs: 1, batchSize).Epochs[0].TrainLoss;

        Assert.Equal(Loss(29), Loss(3), 1e-6);
        Assert.Equal(Loss(29), new Trainer<SharedWeights>(network, new Sgd(0f)).Evaluate(data).Loss, 1e-6);
    }

    [Fact]
    public void Fit_DatasetThatIgnoresAnotherLabel_Throws()
    {
        using var network = new SharedIgnoring(1);
        var data = new Dataset(new float[2 * SharedIgnoring.InputLength], SharedIgnoring.InputLength, new[] { 1, -1 }, -1);

        var error = Assert.Throws<ArgumentException>(
            "training", () => new Trainer<SharedIgnoring>(network, new Sgd(0f)).Fit(data, null, 1, 2));

        Assert.Contains("give the loss IgnoreLabel = -1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dataset_IgnoredLabel_IsNoLargestLabelAndStaysInSlices()
    {
        int[] labels = [3, 255, 1];
        var data = new Dataset(new float[6], 2, labels, 255);

        Assert.Equal(3, data.LargestLabel);
        Assert.Equal(255, data.GetLabel(1));
        Assert.Equal(255, data.Slice(1, 2).IgnoreLabel);
        Assert.Equal(1, data.Slice(1, 2).LargestLabel);
        Assert.Equal(-7, Dataset.FromBytes(new byte[4], 2, (int[])[-7, 2], -7).IgnoreLabel);
        Assert.Throws<ArgumentException>("labels", () => new Dataset(new float[4], 2, new[] { 3, -1 }, 255));
    }

    private static float[] Draw(int count)
    {
        var random = new RandomStream(9, (ulong)count);
        float[] values = new float[count];
        foreach (ref float value in values.AsSpan())
            value = random.NextNormal();
        return values;
    }
}
