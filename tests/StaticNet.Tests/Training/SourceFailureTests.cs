using Xunit;

namespace StaticNet.Tests.Training;

/// <summary>Samples that can't be read, or aren't what a network is defined for, found while it trains.</summary>
public sealed class SourceFailureTests : IDisposable
{
    private readonly SampleShards _shards = new();

    public void Dispose() => _shards.Dispose();

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 1)]
    [InlineData(true, 2)]
    public void Fit_FileThatBecameShorter_EndsAtItsBatchAndGoesOn(bool inBackground, int accumulation)
    {
        var data = TrainingData.Classes(80);
        using var files = _shards.Open(data, 40, 40);
        string path = _shards.InputsOf(1);
        byte[] whole = File.ReadAllBytes(path);
        SampleShards.Write(path, whole[..^1]);

        using var network = new LoopClassifier(1, 8);
        var trainer = Trainer(network, inBackground, accumulation);
        var exception = Assert.Throws<SampleException>(() => trainer.Fit(files, epochs: 2, batchSize: 8));

        Assert.Equal(79, exception.SampleIndex);
        Assert.StartsWith($"Sample 79 (row 39 of {path}): the file ends at byte {whole.Length - 1}", exception.Message, StringComparison.Ordinal);
        Assert.InRange(trainer.StepCount, 0, 9);
        long steps = trainer.StepCount;

        // After the repair the same call goes on, to the bits of a run that nothing has stopped.
        SampleShards.Write(path, whole);
        var result = trainer.Fit(files, epochs: 2, batchSize: 8);
        Assert.Equal(TrainingEnd.Completed, result.End);
        Assert.Equal(20 / accumulation, trainer.StepCount);
        using var untouched = new LoopClassifier(1, 8);
        var other = Trainer(untouched, inBackground, accumulation);
        other.Fit(data, epochs: 2, batchSize: 8);
        Assert.Equal(untouched.GetParametersHash(), network.GetParametersHash());
        Assert.True(steps < trainer.StepCount);
    }

    [Fact]
    public void Fit_ValidationThatCannotBeRead_KeepsTheStepsAndGoesOn()
    {
        var data = TrainingData.Classes(32);
        var validation = new WatchedSource(TrainingData.Classes(10)) { Failing = 6 };
        var network = new SoftmaxRegression();
        var trainer = new Trainer<SoftmaxRegression>(network, new Sgd(0.1f));

        var exception = Assert.Throws<SampleException>(() => trainer.Fit(data, validation, epochs: 2, batchSize: 8));

        Assert.Equal("Sample 6 (shelf 6): it is lost.", exception.Message);
        Assert.Equal(4, trainer.StepCount);
        validation.Failing = -1;
        Assert.Equal([1, 2], trainer.Fit(data, validation, epochs: 2, batchSize: 8).Epochs.Select(epoch => epoch.Epoch));
        Assert.Equal(8, trainer.StepCount);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Fit_LabelBeyondTheOutputs_EndsBeforeItsStep(bool inBackground)
    {
        int[] labels = new int[40];
        labels[11] = 4;
        var network = new SoftmaxRegression { Batches = [] };
        float[] inputs = new float[120];
        for (int i = 0; i < 40; i++)
            inputs[3 * i] = i;
        var source = new WatchedSource(new Dataset(inputs, 3, labels));
        var trainer = new Trainer<SoftmaxRegression>(network, new Sgd(0.1f)) { BatchesInBackground = inBackground };

        var exception = Assert.Throws<SampleException>(() => trainer.Fit(source, epochs: 1, batchSize: 4));

        Assert.Equal("Sample 11 (shelf 11): the label is 4; SoftmaxRegression has 4 outputs, so a label is in [0, 4).", exception.Message);
        Assert.Equal(network.Calls, trainer.StepCount);
        Assert.DoesNotContain(11, network.Batches.SelectMany(batch => batch));
        Assert.Equal(11, Assert.Throws<SampleException>(() => trainer.Evaluate(source)).SampleIndex);
    }

    [Theory]
    [InlineData(float.NaN, 0, 1, "input 1 is NaN; inputs are finite.")]
    [InlineData(0, float.PositiveInfinity, 1, "target 1 is Infinity; targets are finite.")]
    [InlineData(0, 0, -1, "the weight is -1; weights are finite and 0 or more.")]
    [InlineData(0, 1.5f, 1, "target 1 is 1.5; targets of binary cross-entropy are in [0, 1].")]
    public void Evaluate_BadSample_IsNamed(float input, float target, float weight, string reason)
    {
        // What the dataset has accepted changes afterwards.
        float[] inputs = new float[9], targets = new float[6], weights = [1, 1, 1];
        var source = new WatchedSource(new Dataset(inputs, 3, targets, 2).WithWeights(weights));
        (inputs[7], targets[5], weights[2]) = (input, target, weight);
        using var network = new LoopQuestions(1, 8);

        var exception = Assert.Throws<SampleException>(() => new Trainer<LoopQuestions>(network, new Sgd(0.1f)).Evaluate(source));

        Assert.Equal((2, $"Sample 2 (shelf 2): {reason}"), (exception.SampleIndex, exception.Message));
    }

    [Fact]
    public void Evaluate_TargetThatAMetricDoesNotTake_IsNamed()
    {
        var source = new WatchedSource(new Dataset(new float[4], 2, [1f, 2, 3, 4.5f], 2));

        var exception = Assert.Throws<SampleException>(
            () => new Trainer<LinearRegression>(new LinearRegression(), new Sgd(0.1f)).Evaluate(source, new WholeMetric()));

        Assert.Equal("Sample 1 (shelf 1): target 1 is 4.5; the metric whole isn't defined for it.", exception.Message);
    }

    [Fact]
    public void Fit_SourceThatThrowsOfItsOwn_PassesItOn()
    {
        var source = new WatchedSource(TrainingData.Classes(40)) { Failure = new TimeoutException("No answer.") };
        var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Sgd(0.1f)) { BatchesInBackground = true };

        Assert.Same(source.Failure, Assert.Throws<TimeoutException>(() => trainer.Fit(source, epochs: 1, batchSize: 8)));
        Assert.Equal((0, 0), (trainer.StepCount, trainer.EpochCount));
        Assert.False(trainer.HasUnfinishedRun);
    }

    private static Trainer<LoopClassifier> Trainer(LoopClassifier network, bool inBackground, int accumulation) =>
        new(network, new Adam(0.01f), seed: 4) { BatchesInBackground = inBackground, AccumulationSteps = accumulation };
}
