using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Training;

public sealed class NonFinitePolicyTests : IDisposable
{
    private readonly FragileClassifier _network = new(seed: 1, batchCapacity: FragileBatch.Samples);
    private readonly Trainer<FragileClassifier> _trainer;

    public NonFinitePolicyTests() => _trainer = new Trainer<FragileClassifier>(_network, new NAdam());

    public void Dispose() => _network.Dispose();

    [Fact]
    public void Throw_Overflow_NamesTensorAndChangesNothing()
    {
        Train(3);
        var before = new StepState(_network, _trainer.Optimizer);

        var error = Assert.Throws<NonFiniteGradientException>(() => _trainer.Step(FragileBatch.Overflowing, FragileBatch.Labels));

        before.AssertIs(_network, _trainer.Optimizer);
        Assert.Equal((4, 4), (error.Step, error.BadStep.Step));
        Assert.Contains("Lower the learning rate", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, _trainer.SkippedSteps);
    }

    [Fact]
    public void Skip_Overflow_ChangesNothingButThePositionAndIsReported()
    {
        var reports = new List<BadStep>();
        _trainer.NonFinitePolicy = NonFinitePolicy.Skip;
        _trainer.StepRejected += reports.Add;
        Train(3);
        var before = new StepState(_network, _trainer.Optimizer);

        _trainer.Step(FragileBatch.Overflowing, FragileBatch.Labels);
        _trainer.Step(FragileBatch.Overflowing, FragileBatch.Labels);

        before.AssertIs(_network, _trainer.Optimizer);
        Assert.Equal(5, _network.TrainingPosition.Step);
        Assert.Equal((2, 0, StepOutcome.Skipped), (_trainer.SkippedSteps, _trainer.Rollbacks, _trainer.LastOutcome));
        Assert.Equal(2, reports.Count);
        Assert.All(reports, report => Assert.Equal(4, report.Step));
        Assert.Equal(reports[1], _trainer.LastBadStep);
        Assert.False(double.IsFinite(reports[0].Value));
        _trainer.Step(FragileBatch.Draw(9), FragileBatch.Labels);
        Assert.Equal((4, StepOutcome.Accepted), (_trainer.Optimizer.StepCount, _trainer.LastOutcome));
    }

    [Fact]
    public void Skip_NaNWeight_ThrowsSinceSkippingCannotMendIt()
    {
        _trainer.NonFinitePolicy = NonFinitePolicy.Skip;
        AssertNamesWeight(Train);
    }

    [Fact]
    public void Skip_InfiniteStatistic_ThrowsSinceSkippingCannotMendIt()
    {
        _trainer.NonFinitePolicy = NonFinitePolicy.Skip;
        Train(2);
        _network.BatchNorm1.RunningVariance[7] = float.PositiveInfinity;

        var error = Assert.Throws<NonFiniteGradientException>(() => Train(1));

        Assert.Contains("BatchNorm1.RunningVariance would become Infinity at [7, 0]", error.Message, StringComparison.Ordinal);
        Assert.Equal(BadStepKind.Statistic, error.BadStep.Kind);
        Assert.Equal(0, _trainer.SkippedSteps);
    }

    [Fact]
    public void RollBack_InfiniteStatistic_RestoresIt()
    {
        _trainer.NonFinitePolicy = NonFinitePolicy.RollBack(interval: 1);
        Train(2);
        var saved = new StepState(_network, _trainer.Optimizer);
        Train(1);
        _network.BatchNorm1.RunningVariance[7] = float.PositiveInfinity;

        Train(1);

        saved.AssertIs(_network, _trainer.Optimizer);
        Assert.Equal((BadStepKind.Statistic, "BatchNorm1", "RunningVariance"), Describe(_trainer.LastBadStep!.Value));
    }

    [Fact]
    public void Throw_NaNWeight_NamesTheWeight() => AssertNamesWeight(Train);

    [Fact]
    public void RollBack_NaNWeightBeforeTheFirstStep_Throws()
    {
        _trainer.NonFinitePolicy = NonFinitePolicy.RollBack();
        AssertNamesWeight(_ => { });
        Assert.Equal(0, _trainer.Rollbacks);
    }

    [Theory]
    [InlineData(float.NaN, 1)]
    [InlineData(float.NaN, 3)]
    [InlineData(float.PositiveInfinity, 3)]
    public void RollBack_BadWeight_RestoresTheSavedStateToTheBit(float value, int interval)
    {
        _trainer.NonFinitePolicy = NonFinitePolicy.RollBack(interval, rateFactor: 0.25f);
        Train(6);
        var saved = new StepState(_network, _trainer.Optimizer);
        float rate = _trainer.Optimizer.LearningRate;
        Train(1);
        _network.Dense2.Weights[1, 5] = value;

        Train(1);

        saved.AssertIs(_network, _trainer.Optimizer);
        Assert.Equal(rate * 0.25f, _trainer.Optimizer.LearningRate);
        Assert.Equal((1, 1, StepOutcome.RolledBack), (_trainer.SkippedSteps, _trainer.Rollbacks, _trainer.LastOutcome));
        Assert.Equal(new BadStep(8, "Dense2", "Weights", BadStepKind.Weight, value), _trainer.LastBadStep);
        Assert.Equal(8, _network.TrainingPosition.Step);
    }

    [Fact]
    public void RollBack_BadBatchBeforeTheFirstGoodStep_LowersTheRateAlone()
    {
        _trainer.NonFinitePolicy = NonFinitePolicy.RollBack();
        float rate = _trainer.Optimizer.LearningRate;
        var before = new StepState(_network, _trainer.Optimizer);

        _trainer.Step(FragileBatch.Overflowing, FragileBatch.Labels);

        before.AssertIs(_network, _trainer.Optimizer);
        Assert.Equal(rate * 0.5f, _trainer.Optimizer.LearningRate);
    }

    [Fact]
    public void Skip_HugeRate_SkipsEveryStepAfterTheOneThatRuinedTheWeights()
    {
        var network = new FragileRegression(seed: 1);
        var trainer = new Trainer<FragileRegression>(network, new Adam(1e38f)) { NonFinitePolicy = NonFinitePolicy.Skip };

        for (int step = 0; step < 5; step++)
            trainer.Step(FragileBatch.Draw(step).AsSpan(0, 16), FragileBatch.Draw(step).AsSpan(0, 8));

        Assert.Equal((4, 1), (trainer.SkippedSteps, trainer.Optimizer.StepCount));
    }

    [Fact]
    public void RollBack_HugeRate_EndsInTheLastGoodStateAfterTheLastRollback()
    {
        var network = new FragileRegression(seed: 1);
        var trainer = new Trainer<FragileRegression>(network, new Adam(1e38f)) { NonFinitePolicy = NonFinitePolicy.RollBack(maxRollbacks: 3) };
        var start = new StepState(network, trainer.Optimizer);
        int steps = 0;

        var error = Assert.Throws<NonFiniteGradientException>(() =>
        {
            for (; steps < 20; steps++)
                trainer.Step(FragileBatch.Draw(steps).AsSpan(0, 16), FragileBatch.Draw(steps).AsSpan(0, 8));
        });

        start.AssertIs(network, trainer.Optimizer);
        Assert.Equal((7, 3), (steps, trainer.Rollbacks));
        Assert.Equal(1e38f / 8, trainer.Optimizer.LearningRate);
        Assert.Contains("After 3 rollbacks the network is back in its last good state, of step 0.", error.Message, StringComparison.Ordinal);
        Assert.Contains("allow more rollbacks", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Skip_OverflowOfLossOrGradient_SaysWhich()
    {
        var regression = new Trainer<FragileRegression>(new FragileRegression(), new Sgd(0.1f)) { NonFinitePolicy = NonFinitePolicy.Skip };
        regression.Step(new float[4], new[] { 1e30f, 0 });
        Assert.Equal(new BadStep(1, null, null, BadStepKind.Loss, float.PositiveInfinity), regression.LastBadStep);
        regression.Network.Dense2.Weights[0] = 100;
        regression.Step([0.5f, 0, 0, 0], new[] { 3e38f, -3e38f });
        Assert.Equal((BadStepKind.Gradient, "Dense1", "Weights"), Describe(regression.LastBadStep!.Value));
    }

    [Theory]
    [InlineData(NonFiniteAction.Throw)]
    [InlineData(NonFiniteAction.Skip)]
    [InlineData(NonFiniteAction.RollBack)]
    public void Step_BadInputTargetOrLabel_IsTheCallersErrorUnderEachPolicy(NonFiniteAction action)
    {
        var policy = action switch
        {
            NonFiniteAction.Throw => NonFinitePolicy.Throw,
            NonFiniteAction.Skip => NonFinitePolicy.Skip,
            _ => NonFinitePolicy.RollBack(),
        };
        Assert.Equal(action, policy.Action);
        var regression = new Trainer<FragileRegression>(new FragileRegression(), new Sgd(0.1f)) { NonFinitePolicy = policy };
        _trainer.NonFinitePolicy = policy;
        float[] inputs = new float[8];
        inputs[6] = float.NaN;
        float[] targets = [0, 0, 0, float.PositiveInfinity];
        int[] labels = [0, 1, 2, 3, 0, 0, 0, 0];

        var input = Assert.Throws<ArgumentException>("inputs", () => regression.Step(inputs, new float[4]));
        var target = Assert.Throws<ArgumentException>("targets", () => regression.Step(new float[8], targets));
        Assert.Throws<ArgumentOutOfRangeException>("labels", () => _trainer.Step(FragileBatch.Draw(1), labels));

        Assert.Contains("Input 2 of sample 1 is NaN", input.Message, StringComparison.Ordinal);
        Assert.Contains("Target 1 of sample 1 is", target.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0, null), (regression.SkippedSteps, regression.Optimizer.StepCount, regression.LastBadStep));
        Assert.Equal((0, 0, 0), (_trainer.SkippedSteps, _trainer.Optimizer.StepCount, _network.TrainingPosition.Step));
    }

    [Fact]
    public void Fit_RejectedSteps_AreCountedAndLeftOutOfMeans()
    {
        var network = new SoftmaxRegression();
        network.Fault = (_, _) => network.Calls is 2 or 5 ? new GradientResult(float.NaN, 1, 1) : new GradientResult(network.Calls, 1, 1);
        var trainer = new Trainer<SoftmaxRegression>(network, new Sgd(0f)) { NonFinitePolicy = NonFinitePolicy.RollBack(interval: 1) };
        var reports = new List<TrainingProgress>();

        var result = trainer.Fit(TrainingData.Classes(24), null, epochs: 2, batchSize: 8, reports.Add);

        Assert.Equal([0, 1, 1, 0, 1, 1], reports.Select(report => report.SkippedSteps));
        Assert.Equal([0, 1, 1, 0, 1, 1], reports.Select(report => report.Rollbacks));
        Assert.Null(reports[3].LastBadStep);
        Assert.Equal([2.0, 5.0], result.Epochs.Select(epoch => epoch.TrainLoss));
        Assert.All(result.Epochs, epoch => Assert.Equal((3, 1, 1, 1.0), (epoch.Steps, epoch.SkippedSteps, epoch.Rollbacks, epoch.MeanGradientNorm)));
        Assert.Equal((2, 2), (result.SkippedSteps, result.Rollbacks));
        Assert.Equal(BadStepKind.Loss, result.LastBadStep!.Value.Kind);
        Assert.Equal(result.LastBadStep, trainer.LastBadStep);
    }

    [Fact]
    public void Steps_OfEachPolicy_AllocateNothing()
    {
        _trainer.LossSpikePolicy = new LossSpikePolicy(window: 3);
        foreach (var policy in new[] { NonFinitePolicy.Skip, NonFinitePolicy.RollBack(interval: 1, rateFactor: 1, maxRollbacks: int.MaxValue) })
        {
            _trainer.NonFinitePolicy = policy;
            float[] good = FragileBatch.Draw(1);
            Run(good);

            Allocations.AssertNone(() => Run(good));
        }

        void Run(float[] good)
        {
            for (int step = 0; step < 50; step++)
            {
                _trainer.Step(good, FragileBatch.Labels);
                _trainer.Step(FragileBatch.Overflowing, FragileBatch.Labels);
            }
        }
    }

    [Fact]
    public void RollBack_ArgumentsOutsideLimits_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("interval", () => NonFinitePolicy.RollBack(interval: 0));
        Assert.Throws<ArgumentOutOfRangeException>("maxRollbacks", () => NonFinitePolicy.RollBack(maxRollbacks: 0));
        foreach (float factor in new[] { 0f, 1.5f, float.NaN })
            Assert.Throws<ArgumentOutOfRangeException>("rateFactor", () => NonFinitePolicy.RollBack(rateFactor: factor));
        Assert.Throws<ArgumentNullException>("NonFinitePolicy", () => _trainer.NonFinitePolicy = null!);
    }

    private static (BadStepKind, string?, string?) Describe(BadStep report) => (report.Kind, report.Layer, report.Tensor);

    private void AssertNamesWeight(Action<int> train)
    {
        train(2);
        _network.Dense1.Weights[3, 4] = float.NaN;
        var before = new StepState(_network, _trainer.Optimizer);

        var error = Assert.Throws<NonFiniteGradientException>(() => Train(1));

        before.AssertIs(_network, _trainer.Optimizer);
        Assert.Contains("Dense1.Weights itself is NaN at [3, 4], and was before this step", error.Message, StringComparison.Ordinal);
        Assert.Contains("load a checkpoint or initialize the network", error.Message, StringComparison.Ordinal);
        Assert.Equal((BadStepKind.Weight, "Dense1", "Weights"), Describe(error.BadStep));
        Assert.Equal(_network.Dense1.Weights.Info, error.Parameter);
    }

    private void Train(int steps)
    {
        for (int step = 0; step < steps; step++)
            _trainer.Step(FragileBatch.Draw(step), FragileBatch.Labels);
    }
}
