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
    public void Fit_ValidationThatMeasuresNothing_IsNeverTheBest()
    {
        using var network = new SharedIgnoring(1, batchCapacity: 8);
        var trainer = new Trainer<SharedIgnoring>(network, new Sgd(0.1f)) { EarlyStopping = new EarlyStopping(2) };

        var result = trainer.Fit(Samples(8, i => i), Samples(5, _ => Ignored), epochs: 5, batchSize: 4);

        Assert.Null(result.BestEpoch);
        Assert.Equal((2, TrainingEnd.StoppedEarly), (result.Epochs.Length, result.End));
        Assert.All(result.Epochs, epoch => Assert.Equal((double.NaN, false), (epoch.ValidationLoss, epoch.IsBest)));
    }

    [Fact]
    public void Step_OnlyIgnoredLabels_IsNoStepAndReported()
    {
        using var network = new SharedIgnoring(1);
        var optimizer = new AdamW(0.01f, weightDecay: 0.1f);
        var trainer = new Trainer<SharedIgnoring>(network, optimizer);
        var reports = new List<BadStep>();
        trainer.StepRejected += reports.Add;
        trainer.Step(Draw(2 * SharedIgnoring.InputLength), new[] { 3, Ignored });
        var before = new StepState(network, optimizer);

        var result = trainer.Step(Draw(3 * SharedIgnoring.InputLength), new[] { Ignored, Ignored, Ignored });

        before.AssertIs(network, optimizer);
        Assert.Equal((true, 0f, 0.0), (result.IsEmpty, result.Loss, result.Norm));
        Assert.Equal((StepOutcome.Skipped, 1, 2), (trainer.LastOutcome, trainer.SkippedSteps, trainer.StepCount));
        Assert.Equal(new BadStep(2, null, null, BadStepKind.Empty, 0), Assert.Single(reports));
    }

    [Fact]
    public void Step_LabelsThatWeighNothing_IsNoStep()
    {
        using var network = new SharedWeighted(1);
        var optimizer = new Sgd(0.1f, momentum: 0.9f, weightDecay: 0.1f);
        optimizer.Step(network, network.ComputeGradients(Draw(2 * SharedWeighted.InputLength), [1, 0]));
        var before = new StepState(network, optimizer);

        // Class 2 weighs 0; smoothing gives such samples a loss.
        var result = network.ComputeGradients(Draw(2 * SharedWeighted.InputLength), [2, 2]);
        optimizer.Step(network, result);

        Assert.True(result.IsEmpty);
        before.AssertIs(network, optimizer);
    }

    [Fact]
    public void Fit_EmptySteps_AreSkippedAndCounted()
    {
        using var network = new SharedIgnoring(1, batchCapacity: 4);
        foreach (int accumulation in (int[])[1, 2])
        {
            var optimizer = new Sgd(0.1f, momentum: 0.9f, weightDecay: 0.1f);
            var trainer = new Trainer<SharedIgnoring>(network, optimizer) { AccumulationSteps = accumulation };
            trainer.Step(Draw(SharedIgnoring.InputLength), (int[])[3]);
            var before = new StepState(network, optimizer);

            var epoch = trainer.Fit(Samples(8, _ => Ignored), null, epochs: 1, batchSize: 2).Epochs[0];

            before.AssertIs(network, optimizer);
            Assert.Equal((4 / accumulation, 4 / accumulation), (epoch.Steps, epoch.SkippedSteps));
            Assert.Equal((double.NaN, BadStepKind.Empty), (epoch.TrainLoss, epoch.LastBadStep?.Kind));
        }
    }

    [Fact]
    public void Fit_WeightsAndIgnoredLabels_AverageLossesByWhatLabelsWeigh()
    {
        using var network = new SharedWeighted(1, batchCapacity: 32);

        // None of class 2, which weighs 0: what smoothing gives such samples is left out where a batch has no others.
        int[] labels = [.. Enumerable.Range(0, 29).Select(i => i % 4 == 1 ? Ignored : i % 5 == 2 ? 3 : i % 5)];
        var data = new Dataset(Draw(29 * SharedWeighted.InputLength), SharedWeighted.InputLength, labels, Ignored);

        // Without a step batches of any size have the same mean.
        double Loss(int batchSize) =>
            new Trainer<SharedWeighted>(network, new Sgd(0f)).Fit(data, data, epochs: 1, batchSize).Epochs[0].TrainLoss;

        Assert.Equal(Loss(29), Loss(3), 1e-6);
        Assert.Equal(Loss(29), new Trainer<SharedWeighted>(network, new Sgd(0f)).Evaluate(data).Loss, 1e-6);
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

    private static Dataset Samples(int count, Func<int, int> label) => new(
        Draw(count * SharedIgnoring.InputLength), SharedIgnoring.InputLength, Enumerable.Range(0, count).Select(label).ToArray(), Ignored);

    private static float[] Draw(int count)
    {
        var random = new RandomStream(9, (ulong)count);
        float[] values = new float[count];
        foreach (ref float value in values.AsSpan())
            value = random.NextNormal();
        return values;
    }
}
