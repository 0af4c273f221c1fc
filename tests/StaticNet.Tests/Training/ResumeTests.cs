using Xunit;

namespace StaticNet.Tests.Training;

public sealed class ResumeTests
{
    private const int Steps = ResumedRun.Epochs * ResumedRun.StepsPerEpoch;

    [Fact]
    public void LoadState_OfEveryStep_ContinuesToTheSameBits()
    {
        var states = new List<TrainingState>();
        using var whole = new ResumedRun();
        var epochs = whole.Fit(null, new ScriptedCallback { Step = context => states.Add(context.SaveState()) }).Epochs;

        Assert.Equal(Steps, states.Count);
        Assert.True(whole.Trainer.SkippedSteps > 0);
        for (int step = 1; step <= Steps; step++)
        {
            using var resumed = new ResumedRun(initialization: 99, inBackground: step % 2 == 0, workers: 1 + (step % 3 / 2));
            resumed.Trainer.LoadState(states[step - 1]);
            Assert.True(resumed.Trainer.HasUnfinishedRun);
            var result = resumed.Fit();

            Assert.Equal(TrainingEnd.Completed, result.End);
            Assert.Equal(whole.Fingerprint, resumed.Fingerprint);
            Assert.Equal(Summary(epochs[^1]), Summary(result.Epochs[^1]));
            Assert.Equal(ResumedRun.Epochs - ((step - 1) / ResumedRun.StepsPerEpoch), result.Epochs.Length);
            Assert.False(resumed.Trainer.HasUnfinishedRun);
        }
    }

    [Fact]
    public void LoadState_BetweenEpochs_ContinuesToTheSameBits()
    {
        var states = new List<TrainingState>();
        using var whole = new ResumedRun();
        whole.Fit(null, new ScriptedCallback { Epoch = (context, _) => states.Add(context.SaveState()) });

        foreach (var state in states)
        {
            using var resumed = new ResumedRun(initialization: 99);
            resumed.Trainer.LoadState(state);
            resumed.Fit();

            Assert.Equal(whole.Fingerprint, resumed.Fingerprint);
        }
    }

    [Fact]
    public void Fit_StoppedAtEveryStep_ContinuesToTheSameBits()
    {
        using var whole = new ResumedRun();
        whole.Fit();

        using var stopping = new ResumedRun();
        int calls = 0;
        while (stopping.Fit(null, new ScriptedCallback { Step = context => context.RequestStop() }).IsUnfinished)
            calls++;

        Assert.Equal(Steps - 1, calls);
        Assert.Equal(whole.Fingerprint, stopping.Fingerprint);
    }

    [Fact]
    public void Fit_StepsInPieces_EqualsOneRun()
    {
        using var whole = new ResumedRun();
        whole.Trainer.EarlyStopping = null;
        whole.Fit(TrainingLength.Steps(13));

        using var pieces = new ResumedRun();
        pieces.Trainer.EarlyStopping = null;
        pieces.Fit(TrainingLength.Steps(4));
        pieces.Fit(TrainingLength.Steps(2));
        var last = pieces.Fit(TrainingLength.Steps(7));

        Assert.Equal([false, true, false], [pieces.Trainer.HasUnfinishedRun, .. last.Epochs.Select(epoch => epoch.IsComplete)]);
        Assert.Equal([5, 3], last.Epochs.Select(epoch => epoch.Steps));
        Assert.Equal(13, pieces.Trainer.StepCount);
        Assert.NotNull(last.Epochs[^1].ValidationLoss);
        Assert.Equal(whole.Fingerprint, pieces.Fingerprint);
    }

    [Fact]
    public void SaveState_Loaded_SavesTheSameAgain()
    {
        using var run = new ResumedRun();
        run.Fit(null, new ScriptedCallback { Step = context => StopAt(context, 8) });
        var state = run.Trainer.SaveState();

        using var other = new ResumedRun(initialization: 99);
        other.Trainer.LoadState(state);
        var again = other.Trainer.SaveState();

        Assert.Equal(state.Texts, again.Texts);
        Assert.Equal(state.Arrays.Keys, again.Arrays.Keys);
        Assert.All(state.Arrays, array => Assert.Equal(array.Value, again.Arrays[array.Key]));
    }

    [Fact]
    public void LoadState_EntriesThatDontFit_NamesThemAndChangesNothing()
    {
        using var run = new ResumedRun();
        run.Fit(null, new ScriptedCallback { Step = context => StopAt(context, 8) });
        var state = run.Trainer.SaveState();

        foreach (string name in state.Arrays.Keys.Concat(state.Texts.Keys))
        {
            AssertRefused(StateCopy.Of(state, name, static _ => null, static _ => null), name);
            if (state.Arrays.ContainsKey(name))
                AssertRefused(StateCopy.Of(state, name, static array => Array.CreateInstance(array.GetType().GetElementType()!, array.Length + 1), static text => text), name);
        }

        foreach (string name in (string[])["network/dense1.weight", "network/batch_norm1.running_var", "optimizer.exp_avg/dense1.weight", "average/dense2.bias", "epoch.sums", "saved/dense1.bias"])
            AssertRefused(StateCopy.Of(state, name, StateCopy.Spoil, static text => text), name);
        foreach (string name in (string[])["format", "network", "optimizer", "seed", "guard.badStep"])
            AssertRefused(StateCopy.Of(state, name, static array => array, static text => text + "?"), "?");
        foreach (string name in (string[])["run.epochs", "epoch.steps", "network.step", "optimizer.steps", "spikes.next"])
            AssertRefused(StateCopy.Of(state, name, static _ => new long[] { -1 }, static text => text), name);
        AssertRefused(StateCopy.Of(state, "optimizer.learningRate", static _ => new[] { float.NaN }, static text => text), "optimizer.learningRate");
    }

    [Fact]
    public void LoadState_WithUnknownEntries_IsRefusedUnlessTheyAreTheCallers()
    {
        using var run = new ResumedRun();
        run.Fit();
        var state = run.Trainer.SaveState();
        state.Add("user.note", "mine");
        run.Trainer.LoadState(state);

        state.Add("other.note", "whose?");
        var exception = Assert.Throws<TrainingStateException>(() => run.Trainer.LoadState(state));
        Assert.Contains("other.note", exception.Message, StringComparison.Ordinal);

        run.Trainer.Averaging = null;
        run.Trainer.EvaluatesAverage = false;
        exception = Assert.Throws<TrainingStateException>(() => run.Trainer.LoadState(StateCopy.Of(state, "other.note", static array => array, static _ => null)));
        Assert.Contains("average.count", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LoadState_OfAnotherOptimizer_IsRefused()
    {
        using var run = new ResumedRun();
        using var other = new ResumedRun(optimizer: new Adam());

        var exception = Assert.Throws<TrainingStateException>(() => other.Trainer.LoadState(run.Trainer.SaveState()));

        Assert.Contains("NAdam", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_UnfinishedRunWithOtherData_IsRefusedUntilItIsEnded()
    {
        using var run = new ResumedRun();
        run.Fit(null, new ScriptedCallback { Step = context => StopAt(context, 8) });
        run.Trainer.LoadState(run.Trainer.SaveState());
        string before = run.Fingerprint;
        var other = TrainingData.Classes(38, seed: 8);
        var validation = TrainingData.Classes(20, seed: 2);

        Assert.Throws<TrainingStateException>(() => run.Trainer.Fit(other, validation, epochs: 4, batchSize: 4));
        Assert.Throws<TrainingStateException>(() => run.Trainer.Fit(TrainingData.Classes(38), validation, epochs: 4, batchSize: 6));
        Assert.Throws<ArgumentOutOfRangeException>(() => run.Trainer.Fit(TrainingData.Classes(38), validation, epochs: 1, batchSize: 4));
        Assert.Equal(before, run.Fingerprint);

        run.Trainer.EndRun();
        run.Trainer.Callbacks = [];
        Assert.Equal([3], run.Trainer.Fit(other, validation, epochs: 1, batchSize: 4).Epochs.Select(epoch => epoch.Epoch));
    }

    [Fact]
    public void LoadState_InACallback_IsRefused()
    {
        using var run = new ResumedRun();
        var callback = new ScriptedCallback { Step = context => run.Trainer.LoadState(context.SaveState()) };

        Assert.Throws<InvalidOperationException>(() => run.Fit(null, callback));
    }

    private static void StopAt(TrainingContext context, long step)
    {
        if (context.StepCount == step)
            context.RequestStop();
    }

    private static void AssertRefused(TrainingState state, string named)
    {
        using var run = new ResumedRun(initialization: 99);
        string before = run.Fingerprint;
        var exception = Assert.Throws<TrainingStateException>(() => run.Trainer.LoadState(state));
        Assert.Contains(named, exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, run.Fingerprint);
    }

    private static (int Epoch, int Steps, double TrainLoss, double? ValidationLoss, double? Score, bool IsBest, int Skipped, float Rate) Summary(EpochResult epoch) =>
        (epoch.Epoch, epoch.Steps, epoch.TrainLoss, epoch.ValidationLoss, epoch.Score, epoch.IsBest, epoch.SkippedSteps, epoch.LearningRate);
}
