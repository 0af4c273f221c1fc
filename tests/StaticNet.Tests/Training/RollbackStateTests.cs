using Xunit;

namespace StaticNet.Tests.Training;

/// <summary>A rollback takes back everything that steps have changed, and a state is saved only if it can be loaded.</summary>
public sealed class RollbackStateTests : IDisposable
{
    private readonly FragileClassifier _network = new(seed: 1, batchCapacity: FragileBatch.Samples);
    private int _batch;

    public void Dispose() => _network.Dispose();

    public static TheoryData<Optimizer> Optimizers =>
        [new NAdam(), new Adam(amsGrad: true), new Sgd(0.05f, momentum: 0.9f), new RmsProp(0.01f, momentum: 0.5f, centered: true)];

    [Theory]
    [MemberData(nameof(Optimizers), DisableDiscoveryEnumeration = true)]
    public void RollBack_EveryEntryThatStepsChange_IsWhatItWasWhenSaved(Optimizer optimizer)
    {
        var trainer = new Trainer<FragileClassifier>(_network, optimizer)
        {
            NonFinitePolicy = NonFinitePolicy.RollBack(interval: 3, rateFactor: 0.5f),
            Averaging = new WeightAveraging(0.9),
        };
        Train(trainer, 3);
        var saved = trainer.SaveState();
        Train(trainer, 2);
        var later = trainer.SaveState();

        trainer.Step(FragileBatch.Overflowing, FragileBatch.Labels);

        Assert.Equal(1, trainer.Rollbacks);
        var restored = trainer.SaveState();
        string[] names = [.. saved.Arrays.Keys.Where(IsChangedBySteps)];
        Assert.Contains("average/batch_norm1.running_mean", names);
        Assert.All(names, name =>
        {
            Assert.NotEqual(saved.Arrays[name], later.Arrays[name]);
            Assert.Equal(saved.Arrays[name], restored.Arrays[name]);
        });
        Assert.Equal(0.5f * saved.Get<float>("optimizer.learningRate")[0], restored.Get<float>("optimizer.learningRate")[0]);
    }

    [Theory]
    [InlineData("network/dense1.weight", float.NaN, "[2, 0]")]
    [InlineData("network/batch_norm1.running_mean", float.PositiveInfinity, "[2]")]
    [InlineData("optimizer.exp_avg/dense1.weight", float.NaN, "[2, 0]")]
    public void SaveState_ValueThatCouldNotBeLoaded_IsRefusedByName(string name, float value, string place)
    {
        var trainer = new Trainer<FragileClassifier>(_network, new Adam());
        Train(trainer, 1);
        var values = name switch
        {
            "network/dense1.weight" => _network.Parameters,
            "network/batch_norm1.running_mean" => _network.Statistics,
            _ => trainer.Optimizer.States[0].Values,
        };
        values[2] = value;

        var error = Assert.Throws<TrainingStateException>(() => trainer.SaveState());

        Assert.StartsWith($"'{name}", error.Message, StringComparison.Ordinal);
        Assert.Contains($" at {place}; every element must be finite", error.Message, StringComparison.Ordinal);
        values[2] = 0.5f;
        trainer.LoadState(trainer.SaveState());
    }

    [Fact]
    public void CheckpointCallback_StateThatCouldNotBeLoaded_WaitsForTheNextStep()
    {
        var saved = new List<long>();
        using var network = new LoopClassifier(1, batchCapacity: 8);
        var trainer = new Trainer<LoopClassifier>(network, new Sgd(0.01f)) { NonFinitePolicy = NonFinitePolicy.RollBack(interval: 1) };
        trainer.Callbacks =
        [
            new ScriptedCallback { Step = context => network.Parameters[0] = context.StepCount is 4 or 8 ? float.NaN : network.Parameters[0] },
            new CheckpointCallback((_, step, _) => saved.Add(step)) { EverySteps = 4, AtEnd = false },
        ];

        var result = trainer.Fit(TrainingData.Classes(48), null, epochs: 2, batchSize: 8);

        // Step 5 is rolled back, and so is step 9; epochs end after 6 and 12.
        Assert.Equal([5, 6, 9, 12, 12], saved);
        Assert.Equal(2, trainer.Rollbacks);
        Assert.Equal(TrainingEnd.Completed, result.End);
    }

    [Fact]
    public void CheckpointCallback_StateAtTheEndThatCouldNotBeLoaded_IsReported()
    {
        using var network = new LoopClassifier(1, batchCapacity: 8);
        var trainer = new Trainer<LoopClassifier>(network, new Sgd(0.01f));
        int saved = 0;
        trainer.Callbacks =
        [
            new ScriptedCallback { End = (_, _) => network.Parameters[0] = float.NaN },
            new CheckpointCallback((_, _, _) => saved++),
        ];

        var error = Assert.Throws<TrainingStateException>(() => trainer.Fit(TrainingData.Classes(48), null, epochs: 1, batchSize: 8));

        Assert.Contains("network/dense1.weight", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, saved);
    }

    private static bool IsChangedBySteps(string name) =>
        name.StartsWith("network/", StringComparison.Ordinal) || name.StartsWith("average", StringComparison.Ordinal)
        || (name.StartsWith("optimizer.", StringComparison.Ordinal) && name != "optimizer.learningRate");

    private void Train(Trainer<FragileClassifier> trainer, int steps)
    {
        for (int step = 0; step < steps; step++)
            trainer.Step(FragileBatch.Draw(_batch++), FragileBatch.Labels);
    }
}
