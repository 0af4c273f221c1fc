using Xunit;

namespace StaticNet.Tests.Recurrent;

/// <summary>What becomes of carried states in steps that a trainer rejects or takes back, and in the states of training.</summary>
public sealed class CarriedStepTests : IDisposable
{
    private const int Places = 3, Steps = 4, Features = 3, Outputs = 2;

    private readonly CarriedLstm _network = new(seed: 1, batchCapacity: Places);
    private readonly float[] _targets = new float[Places * Steps * Outputs];

    public void Dispose() => _network.Dispose();

    [Fact]
    public void Step_LossThatIsNotFinite_LeavesTheStates()
    {
        var trainer = new Trainer<CarriedLstm>(_network, new Sgd(0.01f)) { NonFinitePolicy = NonFinitePolicy.Skip };
        trainer.Step(WindowOf(1), _targets);
        float[] before = States();

        trainer.Step(WindowOf(2), Far(3e38f));

        Assert.Equal((StepOutcome.Skipped, 1), (trainer.LastOutcome, trainer.SkippedSteps));
        Assert.Equal(before, States());
    }

    [Fact]
    public void Step_StateThatIsNotFinite_IsRejectedAndLeavesStatesAndStatistics()
    {
        using var network = new CarriedWithStatistics(seed: 1, batchCapacity: Places);
        var trainer = new Trainer<CarriedWithStatistics>(network, new Sgd(0.01f)) { NonFinitePolicy = NonFinitePolicy.Skip };
        float[] targets = new float[Places * Outputs];
        trainer.Step(WindowOf(1), targets);
        float[] before = StatesOf(network), statistics = network.Statistics.ToArray();

        // A unit that nothing reads grows by a factor a step.
        network.Rnn1.WeightHhL0[15, 15] = 1e30f;
        network.Rnn1.BiasHhL0[15] = 1f;
        for (int unit = 0; unit < 15; unit++)
            network.Rnn1.WeightHhL0[unit, 15] = 0;
        for (int step = 0; step < Steps; step++)
            for (int output = 0; output < 5; output++)
                network.Dense1.Weights[output, (step * 16) + 15] = 0;
        trainer.Step(WindowOf(2), targets);

        Assert.Equal(StepOutcome.Skipped, trainer.LastOutcome);
        Assert.Equal(before, StatesOf(network));
        Assert.Equal(statistics, network.Statistics.ToArray());
    }

    [Fact]
    public void Step_LossSpike_LeavesTheStates()
    {
        var trainer = new Trainer<CarriedLstm>(_network, new Sgd(0.001f)) { LossSpikePolicy = new LossSpikePolicy(window: 8) };
        for (int step = 0; step < 8; step++)
            trainer.Step(WindowOf(step), _targets);
        float[] before = States();

        trainer.Step(WindowOf(9), Far(1e6f));

        Assert.Equal(BadStepKind.LossSpike, trainer.LastBadStep?.Kind);
        Assert.Equal(before, States());
    }

    [Fact]
    public void Step_RolledBack_BringsTheStatesBackThatBelongToTheWeights()
    {
        var trainer = new Trainer<CarriedLstm>(_network, new Sgd(0.01f)) { NonFinitePolicy = NonFinitePolicy.RollBack(interval: 2) };
        trainer.Step(WindowOf(0), _targets);
        trainer.Step(WindowOf(1), _targets);
        float[] before = States(), weights = _network.Parameters.ToArray();
        trainer.Step(WindowOf(2), _targets);
        trainer.Step(WindowOf(3), _targets);

        trainer.Step(WindowOf(4), Far(3e38f));

        Assert.Equal(StepOutcome.RolledBack, trainer.LastOutcome);
        Assert.Equal(weights, _network.Parameters.ToArray());
        Assert.Equal(before, States());
    }

    [Fact]
    public void LoadState_ResumedTrainer_GoesOnFromTheStatesOfEachPlace()
    {
        using var other = new CarriedLstm(seed: 2, batchCapacity: Places);
        var trainer = new Trainer<CarriedLstm>(_network, new Adam()) { NonFinitePolicy = NonFinitePolicy.RollBack(interval: 2) };
        var resumed = new Trainer<CarriedLstm>(other, new Adam()) { NonFinitePolicy = NonFinitePolicy.RollBack(interval: 2) };
        for (int step = 0; step < 5; step++)
            trainer.Step(WindowOf(step), _targets);

        var state = trainer.SaveState();
        resumed.LoadState(state);

        Assert.Equal([Places, 17], state.GetShape("state/lstm1.cell_l1"));
        Assert.Equal(trainer.Step(WindowOf(5), _targets), resumed.Step(WindowOf(5), _targets));
        Assert.Equal(States(), StatesOf(other));
        Assert.Equal(trainer.Step(WindowOf(6), Far(3e38f)).Loss, resumed.Step(WindowOf(6), Far(3e38f)).Loss);
        Assert.Equal((StepOutcome.RolledBack, StepOutcome.RolledBack), (trainer.LastOutcome, resumed.LastOutcome));
        Assert.Equal(States(), StatesOf(other));
    }

    [Fact]
    public void LoadState_OtherCapacity_IsRefusedAndChangesNothing()
    {
        using var other = new CarriedLstm(seed: 2, batchCapacity: Places + 1);
        var trainer = new Trainer<CarriedLstm>(_network, new Adam());
        trainer.Step(WindowOf(0), _targets);
        float[] before = other.Parameters.ToArray();

        var error = Assert.Throws<TrainingStateException>(() => new Trainer<CarriedLstm>(other, new Adam()).LoadState(trainer.SaveState()));

        Assert.Contains("'state/lstm1.state_l0' of the state is [3, 17]; the trainer's is [4, 17]", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, other.Parameters.ToArray());
    }

    private static float[] WindowOf(int window)
    {
        var random = new Random(window);
        return [.. Enumerable.Range(0, Places * Steps * Features).Select(_ => (float)((2 * random.NextDouble()) - 1))];
    }

    private static float[] Far(float target) => [.. Enumerable.Repeat(target, Places * Steps * Outputs)];

    private float[] States() => StatesOf(_network);

    private static float[] StatesOf(INetwork network) => network.Memory!.States.Span.ToArray();
}
