using Xunit;

namespace StaticNet.Tests.Training;

/// <summary>That a call that throws leaves nothing changed, and that the corrected call just works.</summary>
public sealed class FailedCallTests
{
    [Fact]
    public void Fit_LabelChangedAfterTheDatasetWasMade_IsRefusedBeforeTheFirstStepByItsIndex()
    {
        int[] labels = new int[40];
        var data = new Dataset(new float[120], 3, labels);
        var run = new Started();
        labels[37] = 9;

        var training = Assert.Throws<ArgumentException>("training", () => run.Trainer.Fit(data, epochs: 1, batchSize: 4));
        var validation = Assert.Throws<ArgumentException>("validation", () => run.Trainer.Fit(run.Data, data, epochs: 1, batchSize: 4));
        Assert.Throws<ArgumentException>("dataset", () => run.Trainer.Evaluate(data));

        Assert.All([training, validation], error => Assert.Contains("sample 37 is 9", error.Message, StringComparison.Ordinal));
        run.AssertUntouched();
        labels[37] = -2;
        Assert.Contains("sample 37 is -2", Assert.Throws<ArgumentException>(() => run.Trainer.Fit(data, epochs: 1)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(float.NaN, "targets are finite")]
    [InlineData(1.5f, "in [0, 1]")]
    [InlineData(-0.1f, "in [0, 1]")]
    public void Fit_TargetThatBinaryCrossEntropyDoesNotTake_IsRefusedByItsIndex(float value, string expected)
    {
        float[] targets = new float[60];
        var data = new Dataset(new float[90], 3, targets, 2);
        using var network = new LoopQuestions(1, 8);
        var trainer = new Trainer<LoopQuestions>(network, new Adam());
        targets[(21 * 2) + 1] = value;

        var error = Assert.Throws<ArgumentException>("training", () => trainer.Fit(data, epochs: 1));

        Assert.Contains("Target 1 of sample 21 is", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0, false), (((INetwork)network).TrainingPosition.Step, trainer.EpochCount, trainer.HasUnfinishedRun));
    }

    [Fact]
    public void Fit_TargetThatAMetricDoesNotTake_IsRefusedBeforeTheFirstStepByItsIndex()
    {
        float[] targets = new float[60];
        targets[28] = 0.3f;
        var data = new Dataset(new float[90], 3, targets, 2);
        using var network = new LoopQuestions(1, 8);
        foreach (Metric metric in (Metric[])[new RocAuc(), new Accuracy(), new F1()])
        {
            var trainer = new Trainer<LoopQuestions>(network, new Adam()) { Metrics = [metric] };

            var error = Assert.Throws<ArgumentException>("validation", () => trainer.Fit(data, data, epochs: 1));

            Assert.Contains($"Target 0 of sample 14 is 0.3; the metric {metric.Name}", error.Message, StringComparison.Ordinal);
            Assert.Equal((0L, 0), (((INetwork)network).TrainingPosition.Step, trainer.EpochCount));
            Assert.Throws<ArgumentException>("dataset", () => trainer.Evaluate(data, metric));
            trainer.Metrics = [];
            Assert.Equal(TrainingEnd.Completed, trainer.Fit(data, data, epochs: 1).End);
            network.Initialize(1);
        }
    }

    [Fact]
    public void Fit_ExceptionBeforeTheFirstStep_BeginsNothing()
    {
        var run = new Started();
        var before = run.Trainer.SaveState();
        run.Trainer.Schedule = new FallingSchedule(0.5f);
        float rate = run.Trainer.Optimizer.LearningRate;
        foreach (var callback in (ScriptedCallback[])
        [
            new() { Begin = static _ => throw new FormatException() },
            new() { Begin = _ => run.Network.Fault = static (_, _) => throw new FormatException() },
        ])
        {
            run.Trainer.Callbacks = [callback];
            Assert.Throws<FormatException>(() => run.Trainer.Fit(TrainingData.Classes(50, seed: 6), epochs: 3, batchSize: 6));
            run.AssertUntouched();
            Assert.Equal(rate, run.Trainer.Optimizer.LearningRate);
        }

        run.Trainer.Schedule = null;
        var after = run.Trainer.SaveState();
        Assert.All(before.Arrays.Keys.Where(name => name.StartsWith("run.", StringComparison.Ordinal) || name.StartsWith("best.", StringComparison.Ordinal)),
            name => Assert.Equal(before.Arrays[name], after.Arrays[name]));
        Assert.Equal(before.Texts, after.Texts);
    }

    [Fact]
    public void Fit_CorrectedAfterAFailure_GivesTheBitsOfARunWithoutIt()
    {
        var failing = new Started();
        failing.Trainer.Callbacks = [new ScriptedCallback { Begin = static _ => throw new FormatException() }];
        Assert.Throws<FormatException>(() => failing.Trainer.Fit(TrainingData.Classes(50, seed: 6), epochs: 3, batchSize: 6));
        failing.Trainer.Callbacks = [];

        var whole = new Started();
        foreach (var run in (Started[])[failing, whole])
            Assert.Equal([2, 3], run.Trainer.Fit(run.Data, epochs: 2, batchSize: 5).Epochs.Select(epoch => epoch.Epoch));

        Assert.Equal(whole.Network.GetParametersHash(), failing.Network.GetParametersHash());
    }

    [Fact]
    public void Fit_ExceptionAtTheFirstStepOfAnEpoch_CountsNoEpochWithoutSteps()
    {
        var run = new Started();
        int first = run.Network.Calls;
        run.Network.Fault = (network, result) => network.Calls == first + 6 ? throw new FormatException() : result;

        Assert.Throws<FormatException>(() => run.Trainer.Fit(run.Data, epochs: 3, batchSize: 4));

        Assert.Equal((2, true), (run.Trainer.EpochCount, run.Trainer.HasUnfinishedRun));
        run.Network.Fault = null;
        Assert.Equal([3, 4], run.Trainer.Fit(run.Data, epochs: 3, batchSize: 4).Epochs.Select(epoch => epoch.Epoch));
    }

    [Fact]
    public void Fit_ExceptionWithinARun_GoesOnWithTheSameArgumentsAndBeginsAnotherRunWithOthers()
    {
        foreach (bool sameData in (bool[])[true, false])
        {
            var run = new Started();
            int first = run.Network.Calls;
            run.Network.Fault = (network, result) => network.Calls == first + 3 ? throw new FormatException() : result;
            Assert.Throws<FormatException>(() => run.Trainer.Fit(run.Data, epochs: 3, batchSize: 4));
            Assert.True(run.Trainer.HasUnfinishedRun);
            run.Network.Fault = null;

            var result = run.Trainer.Fit(sameData ? run.Data : TrainingData.Classes(20, seed: 9), epochs: 3, batchSize: 4);

            Assert.Equal(sameData ? [2, 3, 4] : [3, 4, 5], result.Epochs.Select(epoch => epoch.Epoch));
            Assert.Equal(first + 3 + (sameData ? 13 : 15), run.Network.Calls);
        }
    }

    [Fact]
    public void Fit_CancelledBeforeItsFirstStep_BeginsNothing()
    {
        var run = new Started();

        var result = run.Trainer.Fit(TrainingData.Classes(50, seed: 6), null, epochs: 3, batchSize: 6, null, new CancellationToken(canceled: true));

        Assert.Equal(TrainingEnd.Cancelled, result.End);
        run.AssertUntouched();
        Assert.Equal(2, run.Trainer.Fit(run.Data, epochs: 2, batchSize: 5).Epochs.Length);
    }

    [Fact]
    public void Step_BadInput_LeavesTheOptimizersSettings()
    {
        using var network = new LoopClassifier(1, 8);
        var optimizer = new Sgd(0.7f, momentum: 0.3f);
        var trainer = new Trainer<LoopClassifier>(network, optimizer) { Schedule = new FallingSchedule(0.1f, 0.9) };

        Assert.Throws<ArgumentException>(() => trainer.Step([float.NaN, 0, 0], (int[])[1]));

        Assert.Equal((0.7f, 0.3f, 0L), (optimizer.LearningRate, optimizer.Momentum, trainer.StepCount));
    }

    [Fact]
    public void Fit_FailureWithinAnAccumulatedStep_TakesItsPassesBack()
    {
        using var network = new LoopClassifier(1, 8);
        var optimizer = new Sgd(0.7f, momentum: 0.3f);
        var trainer = new Trainer<LoopClassifier>(network, optimizer)
        {
            Schedule = new FallingSchedule(0.1f, 0.9),
            AccumulationSteps = 2,
            Augmentation = new NoiseAugmentation { FailingSample = 5 },
            BatchesInBackground = false,
        };
        var before = new StepState(network, optimizer);

        Assert.Throws<InvalidOperationException>(() => trainer.Fit(TrainingData.Classes(20), epochs: 1, batchSize: 4));

        before.AssertIs(network, optimizer);
        Assert.Equal((0.7f, 0.3f, 0L), (optimizer.LearningRate, optimizer.Momentum, network.TrainingPosition.Step));
        Assert.Equal((0, false), (trainer.EpochCount, trainer.HasUnfinishedRun));
    }

    /// <summary>A trainer after a finished run of an epoch.</summary>
    private sealed class Started
    {
        private readonly StepState _state;
        private readonly int _calls;

        public Started()
        {
            Trainer = new Trainer<SoftmaxRegression>(Network, new Adam(0.05f), seed: 4);
            Trainer.Fit(Data, Data, epochs: 1, batchSize: 5);
            _state = new StepState(Network, Trainer.Optimizer);
            _calls = Network.Calls;
        }

        public SoftmaxRegression Network { get; } = new();

        public Dataset Data { get; } = TrainingData.Classes(20);

        public Trainer<SoftmaxRegression> Trainer { get; }

        public void AssertUntouched()
        {
            _state.AssertIs(Network, Trainer.Optimizer);
            Assert.Equal((1, 4L, false), (Trainer.EpochCount, Trainer.StepCount, Trainer.HasUnfinishedRun));
            Assert.InRange(Network.Calls, _calls, _calls + 1);
        }
    }
}
