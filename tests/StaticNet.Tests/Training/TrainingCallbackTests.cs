using Xunit;

namespace StaticNet.Tests.Training;

public sealed class TrainingCallbackTests
{
    [Fact]
    public void Cancellation_AtAStep_LeavesTheWeightsOfThatStepAndTheRunOpen()
    {
        using var source = new CancellationTokenSource();
        var network = new SoftmaxRegression();
        var shorter = new SoftmaxRegression();
        var trainer = new Trainer<SoftmaxRegression>(network, new Adam(0.1f));
        var data = TrainingData.Classes(40);

        var result = trainer.Fit(data, data, epochs: 3, batchSize: 8, report => CancelAt(report, 7, source), source.Token);
        new Trainer<SoftmaxRegression>(shorter, new Adam(0.1f)).Fit(data, data, TrainingLength.Steps(7), batchSize: 8);

        Assert.Equal(TrainingEnd.Cancelled, result.End);
        Assert.True(result.IsUnfinished && trainer.HasUnfinishedRun);
        Assert.Equal([true, false], result.Epochs.Select(epoch => epoch.IsComplete));
        Assert.Equal(shorter.GetParametersHash(), network.GetParametersHash());
        Assert.True(double.IsFinite(trainer.Evaluate(data).Loss));

        var rest = trainer.Fit(data, data, epochs: 3, batchSize: 8);
        Assert.Equal([(2, 5), (3, 5)], rest.Epochs.Select(epoch => (epoch.Epoch, epoch.Steps)));
        Assert.Equal(15, network.Calls);
    }

    [Fact]
    public void Callbacks_Run_AreCalledInOrder()
    {
        var calls = new List<string>();
        ScriptedCallback Named(string name) => new()
        {
            Begin = context => calls.Add($"{name} begin {context.StepCount}"),
            Step = context => calls.Add($"{name} step {context.StepCount} {context.Progress.Step}"),
            Epoch = (context, result) => calls.Add($"{name} epoch {context.EpochCount} {result.Steps}"),
            End = (_, result) => calls.Add($"{name} end {result.End}"),
        };
        var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Sgd(0.1f)) { Callbacks = [Named("a"), Named("b")] };

        trainer.Fit(TrainingData.Classes(16), null, epochs: 1, batchSize: 8, _ => calls.Add("progress"));

        Assert.Equal(
            [
                "a begin 0", "b begin 0", "a step 1 1", "b step 1 1", "progress", "a step 2 2", "b step 2 2", "progress",
                "a epoch 1 2", "b epoch 1 2", "a end Completed", "b end Completed",
            ],
            calls);
    }

    [Fact]
    public void Fit_WithinItself_IsRefused()
    {
        var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Sgd(0.1f));
        var data = TrainingData.Classes(16);
        trainer.Callbacks = [new ScriptedCallback { Step = _ => trainer.Fit(data, null, epochs: 1, batchSize: 8) }];

        Assert.Throws<InvalidOperationException>(() => trainer.Fit(data, null, epochs: 1, batchSize: 8));
    }

    [Fact]
    public void CheckpointCallback_StepsEpochsAndEnd_SavesEachOnce()
    {
        var saved = new List<(long Step, double? Score)>();
        var callback = new CheckpointCallback((state, step, score) =>
        {
            Assert.Equal(step, state.Get<long>("run.steps")[0]);
            saved.Add((step, score));
        })
        { EverySteps = 2 };
        var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Sgd(0.1f)) { Callbacks = [callback] };
        var data = TrainingData.Classes(24);

        var result = trainer.Fit(data, data, TrainingLength.Steps(5), batchSize: 8);

        Assert.Equal([(2, null), (3, result.Epochs[0].ValidationLoss), (4, null), (5, null)], saved);
    }

    [Theory]
    [InlineData(true, 3)]
    [InlineData(false, 1)]
    public void CheckpointCallback_AtTheEnd_HasTheScoreOfTheWeightsThatAreLeft(bool restores, double expected)
    {
        var saved = new List<(long Step, double? Score)>();
        var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Sgd(0.1f))
        {
            Metrics = [new ScriptedMetric("scripted", 2, 3, 1)],
            EarlyStopping = new EarlyStopping(patience: 9, metric: "scripted", restoresBest: restores),
            Callbacks = [new CheckpointCallback((_, step, score) => saved.Add((step, score)))],
        };
        var data = TrainingData.Classes(8);

        trainer.Fit(data, data, epochs: 3);

        Assert.Equal([(1, 2), (2, 3), (3, 1), (3, expected)], saved);
    }

    [Fact]
    public void CheckpointCallback_Time_SavesWhenItHasPassed()
    {
        var clock = new ScriptedClock();
        var steps = new List<long>();
        var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Sgd(0.1f))
        {
            Callbacks =
            [
                new ScriptedCallback { Step = _ => clock.Advance(TimeSpan.FromSeconds(4)) },
                new CheckpointCallback((_, step, _) => steps.Add(step)) { Every = TimeSpan.FromSeconds(10), EveryEpoch = false, AtEnd = false, Clock = clock },
            ],
        };

        trainer.Fit(TrainingData.Classes(64), null, epochs: 1, batchSize: 8);

        Assert.Equal([3, 6], steps);
    }

    private static void CancelAt(TrainingProgress report, long step, CancellationTokenSource source)
    {
        if (report.StepCount == step)
            source.Cancel();
    }
}
