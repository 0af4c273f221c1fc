using Xunit;

namespace StaticNet.Tests.Training;

public sealed class ResumeAfterBadStepsTests
{
    private static readonly Dataset Data = TrainingData.Classes(32);

    [Theory]
    [InlineData(ScheduleUnit.Epoch, 4, 99)]
    [InlineData(ScheduleUnit.Step, 13, 99)]
    [InlineData(ScheduleUnit.Epoch, 9, 2)]
    public void LoadState_OfARunWithBadSteps_ContinuesToTheSameBits(ScheduleUnit unit, int count, int patience)
    {
        var length = unit == ScheduleUnit.Epoch ? TrainingLength.Epochs(count) : TrainingLength.Steps(count);
        var states = new List<TrainingState>();
        var whole = Create(patience);
        whole.Fit(Data, Data, TrainingLength.Steps(6), batchSize: 8);
        whole.Callbacks = [new ScriptedCallback { Step = context => states.Add(context.SaveState()), Epoch = (context, _) => states.Add(context.SaveState()) }];
        var last = whole.Fit(Data, Data, length, batchSize: 8).Epochs[^1];

        Assert.True(whole.Rollbacks > 1 && whole.SkippedSteps > whole.Rollbacks);
        foreach (var state in states.SkipLast(1))
        {
            var resumed = Create(patience);
            resumed.LoadState(state);
            var result = resumed.Fit(Data, Data, length, batchSize: 8);

            Assert.Equal(Describe(whole), Describe(resumed));
            Assert.Equal(Describe(last), Describe(result.Epochs[^1]));
        }
    }

    /// <summary>A trainer some steps of which are NaN, and others spikes: more in a row than are skipped.</summary>
    private static Trainer<SoftmaxRegression> Create(int patience)
    {
        var network = new SoftmaxRegression();
        var trainer = new Trainer<SoftmaxRegression>(network, new Sgd(0.1f, momentum: 0.9f))
        {
            Schedule = new FallingSchedule(0.1f),
            Averaging = new WeightAveraging(0.5),
            EarlyStopping = new EarlyStopping(patience, minDelta: 1000),
            LossSpikePolicy = new LossSpikePolicy(window: 2, threshold: 1000, maxConsecutive: 2),
            NonFinitePolicy = NonFinitePolicy.RollBack(interval: 2, maxRollbacks: 3),
        };
        network.Fault = (_, result) => trainer.StepCount switch
        {
            4 or 11 or 17 => result with { Loss = float.NaN },
            7 or 8 or 9 or 14 => result with { Loss = 1e6f },
            _ => result,
        };
        return trainer;
    }

    private static string Describe(Trainer<SoftmaxRegression> trainer) => string.Join(
        ' ', trainer.Network.GetParametersHash(), trainer.StepCount, trainer.EpochCount, trainer.SkippedSteps, trainer.Rollbacks, trainer.LastBadStep,
        trainer.Optimizer.StepCount, trainer.Optimizer.LearningRate, trainer.HasUnfinishedRun, trainer.Averaging!.Count,
        string.Join(',', trainer.Averaging.Parameters.ToArray()));

    private static string Describe(EpochResult epoch) => string.Join(
        ' ', epoch.Epoch, epoch.Steps, epoch.TrainLoss, epoch.MeanGradientNorm, epoch.SkippedSteps, epoch.Rollbacks, epoch.LastBadStep, epoch.IsBest);
}
