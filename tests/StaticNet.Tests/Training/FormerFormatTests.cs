using StaticNet.Tests.Files;
using Xunit;

namespace StaticNet.Tests.Training;

/// <summary>States that former versions have saved.</summary>
public sealed class FormerFormatTests
{
    // Written by the last version with the format 2, of the run that Create makes, after 8 steps.
    private static readonly string Stored = Path.Combine(AppContext.BaseDirectory, "Training", "Cases", "format2.ckpt.safetensors");

    [Fact]
    public void LoadState_OfAStoredCheckpoint_TakesEveryElementAndGoesOn()
    {
        var state = CheckpointFile.Load(Stored);
        var trainer = Create();

        trainer.LoadState(state);

        Assert.Equal("StaticNet training 2", state.Texts["format"]);
        Assert.Equal(8, trainer.StepCount);
        var saved = trainer.SaveState();
        foreach (var (former, group) in ((string, string)[])[
            ("network.parameters", "network"), ("optimizer.exp_avg", "optimizer.exp_avg"), ("optimizer.exp_avg_sq", "optimizer.exp_avg_sq"),
            ("average.parameters", "average"), ("best.parameters", "best"), ("saved.parameters", "saved"), ("saved.average.parameters", "saved.average"),
            ("saved.optimizer.0", "saved.optimizer.exp_avg"), ("saved.optimizer.1", "saved.optimizer.exp_avg_sq")])
        {
            // Two outputs of two inputs in a panel of 16, and the bias after it.
            float[] flat = (float[])state.Arrays[former];
            Assert.Equal([flat[0], flat[16], flat[1], flat[17]], (float[])saved.Arrays[$"{group}/dense1.weight"]);
            Assert.Equal([flat[32], flat[33]], (float[])saved.Arrays[$"{group}/dense1.bias"]);
            Assert.Equal(4, flat.Count(value => value != 0) - 2);
        }

        Assert.Equal(4, trainer.Fit(TrainingData.Line(24), TrainingData.Line(24), TrainingLength.Steps(12), batchSize: 8).Epochs.Sum(epoch => epoch.Steps) - 2);
        Assert.Equal(12, trainer.StepCount);
    }

    [Fact]
    public void LoadState_OfTheSecondFormat_ContinuesToTheSameBits()
    {
        TrainingState? state = null;
        using var whole = new ResumedRun();
        whole.Fit(null, new ScriptedCallback { Step = context => state = context.StepCount == 8 ? context.SaveState() : state });
        using var resumed = new ResumedRun(initialization: 99);

        resumed.Trainer.LoadState(FormerState.Of(state!, whole.Trainer, "StaticNet training 2"));
        resumed.Fit();

        Assert.Equal(whole.Fingerprint, resumed.Fingerprint);
    }

    [Fact]
    public void LoadState_OfAFormerFormatInAnotherLayout_NamesItAndTheWayOutAndChangesNothing()
    {
        var run = new LaidOutRun<InPanels>(new NAdam());
        var state = FormerState.Of(run.Fit(), run.Trainer, "StaticNet training 2");
        var other = new LaidOutRun<InRows>(new NAdam(), seed: 99);
        float[] before = other.Trainer.Network.Parameters.ToArray();

        var error = Assert.Throws<TrainingStateException>(() => other.Trainer.LoadState(state));

        Assert.Contains("the format 'StaticNet training 2' has written it", error.Message, StringComparison.Ordinal);
        Assert.Contains("LoadWeights", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, other.Trainer.Network.Parameters.ToArray());
        run.Trainer.LoadState(state);
    }

    [Fact]
    public void LoadState_OfAFormerFormatWithTensorsOfTheCurrentOne_IsRefused()
    {
        using var run = new ResumedRun();
        run.Fit();
        var state = FormerState.Of(run.Trainer.SaveState(), run.Trainer, "StaticNet training 2");
        state.Add<float>("network/dense1.weight", [1], [1f]);

        var error = Assert.Throws<TrainingStateException>(() => run.Trainer.LoadState(state));

        Assert.Contains("network/dense1.weight", error.Message, StringComparison.Ordinal);
    }

    private static Trainer<LinearRegression> Create() => new(new LinearRegression(), new Adam(0.05f), seed: 3)
    {
        Averaging = new WeightAveraging(0.9),
        EarlyStopping = new EarlyStopping(patience: 9),
        NonFinitePolicy = NonFinitePolicy.RollBack(interval: 3),
    };
}
