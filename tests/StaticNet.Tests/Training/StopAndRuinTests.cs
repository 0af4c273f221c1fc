using Xunit;

namespace StaticNet.Tests.Training;

/// <summary>Stops that callbacks ask for, and last steps that ruin the weights.</summary>
public sealed class StopAndRuinTests
{
    private static readonly Dataset Data = TrainingData.Classes(24);

    [Fact]
    public void RequestStop_AfterTheBestEpoch_GivesItsWeightsBackAndGoesOnFromTheLast()
    {
        using var whole = new Run();
        whole.Trainer.Fit(Data, Data, epochs: 5, batchSize: 8);
        using var stopped = new Run(stopsAt: 3);

        var result = stopped.Trainer.Fit(Data, Data, epochs: 5, batchSize: 8);

        Assert.Equal((TrainingEnd.StopRequested, 1, 1), (result.End, result.BestEpoch, result.RestoredEpoch));
        Assert.Equal(stopped.Hashes[0], stopped.Hash);
        Assert.NotEqual(stopped.Hashes[2], stopped.Hash);

        // A state is of what training goes on from; saving one changes nothing.
        var state = stopped.Trainer.SaveState();
        Assert.Equal(stopped.Hashes[0], stopped.Hash);
        using var resumed = new Run();
        resumed.Trainer.LoadState(state);
        Assert.Equal(stopped.Hashes[2], resumed.Hash);
        foreach (var run in (Run[])[stopped, resumed])
        {
            Assert.Equal([4, 5], run.Trainer.Fit(Data, Data, epochs: 5, batchSize: 8).Epochs.Select(epoch => epoch.Epoch));
            Assert.Equal(whole.Hashes[3..], run.Hashes[^2..]);
            Assert.Equal(whole.Hash, run.Hash);
        }
    }

    [Fact]
    public void RequestStop_ThatKeepsTheLast_LeavesThem()
    {
        using var run = new Run(stopsAt: 3, restoresBest: false);

        var result = run.Trainer.Fit(Data, Data, epochs: 5, batchSize: 8);

        Assert.Equal((TrainingEnd.StopRequested, 1, null), (result.End, result.BestEpoch, result.RestoredEpoch));
        Assert.Equal(run.Hashes[2], run.Hash);
    }

    [Fact]
    public void RequestStop_WeightsChangedAfterwards_GoesOnFromThem()
    {
        using var run = new Run(stopsAt: 3);
        run.Trainer.Fit(Data, Data, epochs: 5, batchSize: 8);
        run.Network.Initialize(7);
        string changed = run.Hash;
        run.Trainer.Callbacks = [new ScriptedCallback { Begin = _ => Assert.Equal(changed, run.Hash) }];

        Assert.Equal(2, run.Trainer.Fit(Data, Data, epochs: 5, batchSize: 8).Epochs.Length);
    }

    [Fact]
    public void RequestStop_NextCallWithoutAStep_LeavesTheBestWeights()
    {
        using var run = new Run(stopsAt: 3);
        run.Trainer.Fit(Data, Data, epochs: 5, batchSize: 8);
        run.Trainer.Callbacks = [new ScriptedCallback { Begin = static _ => throw new FormatException() }];
        Assert.Throws<FormatException>(() => run.Trainer.Fit(Data, Data, epochs: 5, batchSize: 8));
        Assert.Equal(run.Hashes[0], run.Hash);

        run.Trainer.Callbacks = [];
        run.Trainer.Fit(Data, Data, epochs: 5, batchSize: 8, null, new CancellationToken(canceled: true));
        Assert.Equal(run.Hashes[0], run.Hash);
        run.Trainer.Callbacks = [new ScriptedCallback { Begin = _ => Assert.Equal(run.Hashes[2], run.Hash) }];
        run.Trainer.Fit(Data, Data, epochs: 5, batchSize: 8);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 1)]
    [InlineData(false, 3)]
    public void Fit_LastStepRuinsTheWeights_IsReported(bool skips, int steps)
    {
        var network = new SoftmaxRegression();
        var trainer = new Trainer<SoftmaxRegression>(network, new Sgd(1e38f)) { NonFinitePolicy = skips ? NonFinitePolicy.Skip : NonFinitePolicy.Throw };
        if (steps > 1)
            trainer.Schedule = new MultiStepSchedule(0.1, [steps - 1], 1e39);
        network.Fault = static (network, result) =>
        {
            network.Gradients.Fill(10);
            return result;
        };

        var error = Assert.Throws<NonFiniteGradientException>(() => trainer.Fit(Data, Data, TrainingLength.Steps(steps), batchSize: 8));

        Assert.Equal((steps, BadStepKind.Weight, "Dense1"), (error.Step, error.BadStep.Kind, error.BadStep.Layer));
        Assert.Contains($"Step {steps}: it has made Dense1.Weights -Infinity at [0, 0]", error.Message, StringComparison.Ordinal);
        Assert.Contains("NonFinitePolicy.RollBack", error.Message, StringComparison.Ordinal);
        Assert.Equal(steps, trainer.Optimizer.StepCount);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Fit_CallEndsAfterAStepThatRuinsTheWeights_IsReported(bool cancels)
    {
        using var source = new CancellationTokenSource();
        var network = new SoftmaxRegression { Fault = static (network, result) => Fill(network, result) };
        var trainer = new Trainer<SoftmaxRegression>(network, new Sgd(1e38f));
        trainer.Callbacks =
        [
            new ScriptedCallback
            {
                Step = context =>
                {
                    if (cancels)
                        source.Cancel();
                    else
                        context.RequestStop();
                },
            },
        ];

        Assert.Throws<NonFiniteGradientException>(() => trainer.Fit(Data, Data, epochs: 2, batchSize: 8, null, source.Token));
    }

    [Fact]
    public void Fit_LastStepRuinsTheWeightsUnderRollBack_GoesBackAndEvaluatesGoodWeights()
    {
        var network = new SoftmaxRegression();
        var reports = new List<BadStep>();
        var trainer = new Trainer<SoftmaxRegression>(network, new Sgd(0.1f))
        {
            NonFinitePolicy = NonFinitePolicy.RollBack(interval: 1),
            Schedule = new MultiStepSchedule(0.1, [2], 1e39),
        };
        trainer.StepRejected += reports.Add;
        var states = new List<float[]>();
        network.Fault = (network, result) =>
        {
            states.Add(network.Parameters.ToArray());
            return network.Calls < 3 ? result : Fill(network, result);
        };

        var epoch = trainer.Fit(Data, Data, epochs: 1, batchSize: 8).Epochs.Single();

        Assert.Equal(states[2], network.Parameters.ToArray());
        Assert.Equal((3, 1, 1), (epoch.Steps, epoch.SkippedSteps, epoch.Rollbacks));
        Assert.Equal((1, 1, StepOutcome.RolledBack), (trainer.SkippedSteps, trainer.Rollbacks, trainer.LastOutcome));
        Assert.Equal(new BadStep(3, "Dense1", "Weights", BadStepKind.Weight, float.NegativeInfinity), reports.Single());
        Assert.True(double.IsFinite(epoch.ValidationLoss!.Value));
        Assert.Equal(2, trainer.Optimizer.StepCount);
    }

    private static GradientResult Fill(SoftmaxRegression network, GradientResult result)
    {
        network.Gradients.Fill(10);
        return result;
    }

    /// <summary>A run whose first epoch is the best.</summary>
    private sealed class Run : IDisposable
    {
        public Run(int stopsAt = 0, bool restoresBest = true) => Trainer = new Trainer<LoopClassifier>(Network, new Adam(0.05f))
        {
            Metrics = [new ScriptedMetric("scripted", 3, 2, 1)],
            EarlyStopping = new EarlyStopping(patience: 9, metric: "scripted"),
            Callbacks =
            [
                new ScriptedCallback
                {
                    Epoch = (context, result) =>
                    {
                        Hashes.Add(Hash);
                        if (result.Epoch == stopsAt)
                            context.RequestStop(restoresBest);
                    },
                },
            ],
        };

        public LoopClassifier Network { get; } = new(1, 8);

        public Trainer<LoopClassifier> Trainer { get; }

        public List<string> Hashes { get; } = [];

        public string Hash => Network.GetParametersHash();

        public void Dispose() => Network.Dispose();
    }
}
