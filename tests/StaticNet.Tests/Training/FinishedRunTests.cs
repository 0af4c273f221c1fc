using Xunit;

namespace StaticNet.Tests.Training;

/// <summary>What becomes of runs that have ended when their state is loaded again, and of runs that others follow.</summary>
public sealed class FinishedRunTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Fit_LoadedFinishedRun_DoesNothingHoweverOftenItIsStarted(bool stopsEarly)
    {
        using var whole = new ResumedRun();
        if (stopsEarly)
            whole.Trainer.EarlyStopping = new EarlyStopping(patience: 1, minDelta: 1e6);
        else
            whole.Trainer.EarlyStopping = new EarlyStopping(patience: 9);
        var first = whole.Fit();
        var state = whole.Trainer.SaveState();
        Assert.Equal(stopsEarly ? TrainingEnd.StoppedEarly : TrainingEnd.Completed, first.End);

        for (int start = 0; start < 3; start++)
        {
            using var again = new ResumedRun(initialization: 99);
            again.Trainer.EarlyStopping = whole.Trainer.EarlyStopping;
            again.Trainer.LoadState(state);
            Assert.False(again.Trainer.HasUnfinishedRun);
            int saves = 0;
            var result = again.Fit(null, new CheckpointCallback((_, _, _) => saves++));

            Assert.Equal((first.End, 0, 0), (result.End, result.Epochs.Length, saves));
            Assert.Equal(first.BestEpoch, result.BestEpoch);
            Assert.Equal(whole.Fingerprint, again.Fingerprint);
            state = again.Trainer.SaveState();
        }
    }

    [Fact]
    public void Fit_StateOfTheLastEpoch_EndsWithTheSameBits()
    {
        TrainingState? last = null;
        using var whole = new ResumedRun();
        whole.Trainer.EarlyStopping = new EarlyStopping(patience: 9);
        whole.Fit(null, new ScriptedCallback { Epoch = (context, _) => last = context.SaveState() });
        using var again = new ResumedRun(initialization: 99);
        again.Trainer.EarlyStopping = whole.Trainer.EarlyStopping;
        again.Trainer.LoadState(last!);

        Assert.Empty(again.Fit().Epochs);

        Assert.Equal(whole.Fingerprint, again.Fingerprint);
    }

    [Fact]
    public void Fit_LoadedFinishedRunWithALargerLength_GivesTheBitsOfTheLongerRun()
    {
        using var whole = new ResumedRun();
        whole.Trainer.EarlyStopping = null;
        whole.Fit(TrainingLength.Epochs(6));
        using var shorter = new ResumedRun();
        shorter.Trainer.EarlyStopping = null;
        shorter.Fit(TrainingLength.Epochs(4));
        using var longer = new ResumedRun(initialization: 99);
        longer.Trainer.EarlyStopping = null;
        longer.Trainer.LoadState(shorter.Trainer.SaveState());

        Assert.Equal([5, 6], longer.Fit(TrainingLength.Epochs(6)).Epochs.Select(epoch => epoch.Epoch));

        Assert.Equal(whole.Fingerprint, longer.Fingerprint);
    }

    [Fact]
    public void Fit_LoadedFinishedRunWithOtherArguments_IsRefusedUntilItIsGivenUp()
    {
        var data = TrainingData.Classes(24);
        var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Adam());
        trainer.Fit(data, epochs: 3, batchSize: 8);
        trainer.LoadState(trainer.SaveState());

        var other = Assert.Throws<TrainingStateException>(() => trainer.Fit(TrainingData.Classes(24, seed: 5), epochs: 3, batchSize: 8));
        Assert.Throws<TrainingStateException>(() => trainer.Fit(data, epochs: 3, batchSize: 6));
        Assert.Throws<ArgumentOutOfRangeException>("length", () => trainer.Fit(data, epochs: 2, batchSize: 8));
        trainer.DropsLast = true;
        Assert.Throws<TrainingStateException>(() => trainer.Fit(data, epochs: 3, batchSize: 8));

        Assert.Contains("EndRun", other.Message, StringComparison.Ordinal);
        trainer.DropsLast = false;
        trainer.EndRun();
        Assert.Equal([4, 5, 6], trainer.Fit(data, epochs: 3, batchSize: 8).Epochs.Select(epoch => epoch.Epoch));
        trainer.EndRun();
        trainer.LoadState(trainer.SaveState());
        Assert.Single(trainer.Fit(data, epochs: 1, batchSize: 8).Epochs);
    }

    [Fact]
    public void Fit_LiveUnfinishedRunWithOtherArguments_BeginsAnotherRun()
    {
        var data = TrainingData.Classes(24);
        foreach (var (epochs, batchSize, dropsLast) in ((int, int, bool)[])[(1, 8, false), (9, 6, false), (9, 8, true)])
        {
            var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Adam());
            trainer.Callbacks = [new ScriptedCallback { Step = context => StopAt(context, 4) }];
            Assert.Equal(TrainingEnd.StopRequested, trainer.Fit(data, epochs: 9, batchSize: 8).End);
            trainer.Callbacks = [];
            trainer.DropsLast = dropsLast;

            var result = trainer.Fit(data, epochs, batchSize);

            Assert.Equal(Enumerable.Range(3, epochs), result.Epochs.Select(epoch => epoch.Epoch));
            Assert.All(result.Epochs, epoch => Assert.Equal(24 / batchSize, epoch.Steps));
        }
    }

    [Fact]
    public void LoadState_OfTheFirstFormat_ContinuesToTheSameBits()
    {
        TrainingState? state = null;
        using var whole = new ResumedRun();
        whole.Fit(null, new ScriptedCallback { Step = context => state = context.StepCount == 8 ? context.SaveState() : state });
        foreach (string name in (string[])["run.dropsLast", "schedule.firstStep", "schedule.firstEpoch"])
            state = StateCopy.Of(state!, name, static _ => null, static text => text);
        state = FormerState.Of(state!, whole.Trainer, "StaticNet training 1");
        using var resumed = new ResumedRun(initialization: 99);
        resumed.Trainer.LoadState(state);

        resumed.Fit();

        Assert.Equal(whole.Fingerprint, resumed.Fingerprint);
    }

    [Fact]
    public void Schedule_AnotherForASecondRun_StartsAnewAndDoesSoWhenResumed()
    {
        var data = TrainingData.Classes(24);
        foreach (var unit in (ScheduleUnit[])[ScheduleUnit.Step, ScheduleUnit.Epoch])
        {
            var rates = new List<float>();
            Trainer<SoftmaxRegression> Create() => new(new SoftmaxRegression(), new Sgd(9f)) { Schedule = new CosineSchedule(1, 6) { Unit = unit } };
            var trainer = Create();
            TrainingState? state = null;
            trainer.Fit(data, epochs: 2, batchSize: 8, report => rates.Add(report.LearningRate));
            var second = new CosineSchedule(0.5, 8) { Unit = unit };
            trainer.Schedule = second;
            trainer.Callbacks = [new ScriptedCallback { Step = context => state = context.StepCount == 8 ? context.SaveState() : state }];
            trainer.Fit(data, epochs: 2, batchSize: 8, report => rates.Add(report.LearningRate));
            int Place(int step) => unit == ScheduleUnit.Step ? step : step / 3;
            Assert.Equal(
                [.. Enumerable.Range(0, 6).Select(step => new CosineSchedule(1, 6).GetLearningRate(Place(step))), .. Enumerable.Range(0, 6).Select(step => second.GetLearningRate(Place(step)))],
                rates);

            var resumed = Create();
            resumed.LoadState(state!);
            resumed.Schedule = resumed.Schedule;
            rates.Clear();
            resumed.Fit(data, epochs: 2, batchSize: 8, report => rates.Add(report.LearningRate));
            Assert.Equal(Enumerable.Range(2, 4).Select(step => new CosineSchedule(1, 6).GetLearningRate(Place(step))), rates);
        }
    }

    [Fact]
    public void Schedule_Removed_GivesTheOptimizerBackWhatItHad()
    {
        var optimizer = new Sgd(0.25f, momentum: 0.5f);
        var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), optimizer) { Schedule = new OneCycleSchedule(1, 6) };
        trainer.Fit(TrainingData.Classes(24), epochs: 2, batchSize: 8);
        trainer.Schedule = new OneCycleSchedule(2, 6);
        trainer.Fit(TrainingData.Classes(24), epochs: 1, batchSize: 8);
        Assert.NotEqual((0.25f, 0.5f), (optimizer.LearningRate, optimizer.Momentum));

        trainer.Schedule = null;

        Assert.Equal((0.25f, 0.5f), (optimizer.LearningRate, optimizer.Momentum));
    }

    private static void StopAt(TrainingContext context, long step)
    {
        if (context.StepCount == step)
            context.RequestStop();
    }
}
