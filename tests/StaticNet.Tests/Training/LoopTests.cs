using Xunit;

namespace StaticNet.Tests.Training;

public sealed class LoopTests
{
    [Fact]
    public void Schedule_Steps_SetsTheValueOfEachBeforeIt()
    {
        var rates = new List<float>();
        var momenta = new List<float>();
        var optimizer = new Sgd(9f, momentum: 0.5f);
        var schedule = new FallingSchedule(0.1f, 0.8);
        var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), optimizer) { Schedule = schedule };

        var result = trainer.Fit(TrainingData.Classes(24), TrainingData.Classes(9), TrainingLength.Steps(5), batchSize: 8, report =>
        {
            Assert.Equal(optimizer.LearningRate, report.LearningRate);
            rates.Add(report.LearningRate);
            momenta.Add(optimizer.Momentum);
        });

        float observed = 1 + (float)result.Epochs[0].ValidationLoss!.Value;
        Assert.Equal([0.1f, 0.1f / 2, 0.1f / 3, 0.1f / 4 * observed, 0.1f / 5 * observed], rates);
        Assert.Equal([0.8f, 0.4f, (float)(0.8 / 3), 0.2f, 0.16f], momenta);
        Assert.Equal([result.Epochs[0].ValidationLoss!.Value], schedule.Observed);
    }

    [Fact]
    public void Schedule_FirstValue_IsInForceForTheFirstStep()
    {
        var network = new SoftmaxRegression();
        float[] before = network.Parameters.ToArray();
        var data = TrainingData.Classes(8);

        new Trainer<SoftmaxRegression>(network, new Sgd(9f)) { Schedule = new FallingSchedule(0.25f) }
            .Fit(data, null, TrainingLength.Steps(1), batchSize: 8);

        for (int i = 0; i < before.Length; i++)
            Assert.Equal(before[i] - (0.25f * network.Gradients[i]), network.Parameters[i], 1e-6f);
    }

    [Fact]
    public void Schedule_Epochs_HasOneValueForAllStepsOfOne()
    {
        var rates = new List<float>();
        var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Sgd(9f))
        {
            Schedule = new FallingSchedule(0.1f) { Unit = ScheduleUnit.Epoch },
        };

        var epochs = trainer.Fit(TrainingData.Classes(16), null, epochs: 2, batchSize: 8, report => rates.Add(report.LearningRate)).Epochs;

        float second = 0.1f / 2 * (1 + (float)epochs[0].TrainLoss);
        Assert.Equal([0.1f, 0.1f, second, second], rates);
    }

    [Fact]
    public void Schedule_MomentumForAnOptimizerWithout_IsRefused()
    {
        var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Adagrad(0.1f));

        Assert.Throws<ArgumentException>(() => trainer.Schedule = new FallingSchedule(0.1f, 0.9));
        Assert.Null(trainer.Schedule);
    }

    [Fact]
    public void Schedule_AfterARollback_KeepsTheLoweredRate()
    {
        int steps = 0;
        var network = new SoftmaxRegression
        {
            Fault = (_, result) => ++steps == 2 ? result with { Loss = float.NaN } : result,
        };
        var rates = new List<float>();
        var trainer = new Trainer<SoftmaxRegression>(network, new Sgd(1f))
        {
            NonFinitePolicy = NonFinitePolicy.RollBack(rateFactor: 0.25f),
            Schedule = new FallingSchedule(0.1f),
        };

        trainer.Fit(TrainingData.Classes(24), null, epochs: 1, batchSize: 8, report => rates.Add(report.LearningRate));

        Assert.Equal([0.1f, 0.1f / 2 * 0.25f, 0.1f / 3 * 0.25f], rates);
        Assert.Equal(1, trainer.Rollbacks);
    }

    [Fact]
    public void EarlyStopping_NoBetterEpochs_EndsAndRestoresTheBestBits()
    {
        var hashes = new List<string>();
        using var network = new LoopClassifier(1, 8);
        var metric = new ScriptedMetric("scripted", 0.5, 0.7, 0.7, double.NaN, 0.6, 0.9);
        var trainer = new Trainer<LoopClassifier>(network, new Adam(0.05f))
        {
            Metrics = [metric],
            EarlyStopping = new EarlyStopping(patience: 3, metric: "scripted"),
            Callbacks = [new ScriptedCallback { Epoch = (_, _) => hashes.Add(network.GetParametersHash()) }],
        };

        var result = trainer.Fit(TrainingData.Classes(40), TrainingData.Classes(10), epochs: 9, batchSize: 8);

        Assert.Equal(TrainingEnd.StoppedEarly, result.End);
        Assert.Equal([0.5, 0.7, 0.7, double.NaN, 0.6], result.Epochs.Select(epoch => epoch.Metrics["scripted"]));
        Assert.Equal([0.5, 0.7, 0.7, double.NaN, 0.6], result.Epochs.Select(epoch => epoch.Score!.Value));
        Assert.Equal([true, true, false, false, false], result.Epochs.Select(epoch => epoch.IsBest));
        Assert.Equal(2, result.BestEpoch);
        Assert.Equal(hashes[1], network.GetParametersHash());
        Assert.NotEqual(hashes[1], hashes[4]);
        Assert.Equal(10, metric.Samples);
        Assert.False(trainer.HasUnfinishedRun);
    }

    [Fact]
    public void EarlyStopping_RunOfItsLength_RestoresTheBestUnlessToldNotTo()
    {
        string Train(bool restores)
        {
            using var network = new LoopClassifier(1, 8);
            var trainer = new Trainer<LoopClassifier>(network, new Adam(0.05f))
            {
                Metrics = [new ScriptedMetric("scripted", 3, 2)],
                EarlyStopping = new EarlyStopping(patience: 5, metric: "scripted", restoresBest: restores),
            };
            Assert.Equal(TrainingEnd.Completed, trainer.Fit(TrainingData.Classes(40), TrainingData.Classes(10), epochs: 2, batchSize: 8).End);
            return network.GetParametersHash();
        }

        Assert.NotEqual(Train(restores: true), Train(restores: false));
    }

    [Fact]
    public void EarlyStopping_MinDelta_MustBeExceeded()
    {
        var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Sgd(0.1f))
        {
            Metrics = [new ScriptedMetric("scripted", 1, 1.25, 1.5, 1.75)],
            EarlyStopping = new EarlyStopping(patience: 2, minDelta: 0.25, metric: "scripted"),
        };

        var epochs = trainer.Fit(TrainingData.Classes(8), TrainingData.Classes(8), epochs: 4, batchSize: 8).Epochs;

        Assert.Equal([true, false, true, false], epochs.Select(epoch => epoch.IsBest));
    }

    [Fact]
    public void EarlyStopping_NothingToWatch_IsRefused()
    {
        var network = new SoftmaxRegression();
        var trainer = new Trainer<SoftmaxRegression>(network, new Sgd(0.1f)) { EarlyStopping = new EarlyStopping(1) };
        var data = TrainingData.Classes(8);

        Assert.Throws<ArgumentException>(() => trainer.Fit(data, null, epochs: 1, batchSize: 8));
        trainer.EarlyStopping = new EarlyStopping(1, metric: "unknown");
        Assert.Contains("unknown", Assert.Throws<ArgumentException>(() => trainer.Fit(data, data, epochs: 1, batchSize: 8)).Message, StringComparison.Ordinal);
        trainer.Metrics = [new ScriptedMetric("same"), new ScriptedMetric("same")];
        Assert.Throws<ArgumentException>(() => trainer.Fit(data, data, epochs: 1, batchSize: 8));
        Assert.Equal(0, network.Calls);
        Assert.False(trainer.HasUnfinishedRun);
    }

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
