using Xunit;

namespace StaticNet.Tests.Training;

public sealed class LossSpikeTests
{
    [Theory]
    [InlineData(1.59f, false)]
    [InlineData(1.61f, true)]
    [InlineData(-50f, false)]
    [InlineData(float.NaN, true)]
    [InlineData(float.PositiveInfinity, true)]
    public void IsSpike_LossBeyondThreshold_IsOne(float loss, bool expected)
    {
        // Of 0.9 and 1.1, each twice: mean 1, deviation √(0.04 / 3) = 0.11547; the threshold at 5.2 of them is 1.60.
        var window = new LossWindow(new LossSpikePolicy(window: 4, threshold: 5.2));
        foreach (float known in new[] { 100f, 0.9f, 1.1f, 0.9f, 1.1f })
            window.Add(known);

        Assert.Equal(expected, window.IsSpike(loss));
    }

    [Fact]
    public void IsSpike_WindowNotFull_IsNone()
    {
        var window = new LossWindow(new LossSpikePolicy(window: 3));
        window.Add(1);
        window.Add(1.1f);

        Assert.False(window.IsSpike(1000));
    }

    [Theory]
    [InlineData(1.05f, false)]
    [InlineData(1.07f, true)]
    public void IsSpike_ConstantLosses_TakesAHundredthOfTheMeanAsDeviation(float loss, bool expected)
    {
        var window = new LossWindow(new LossSpikePolicy(window: 3, threshold: 6));
        for (int i = 0; i < 3; i++)
            window.Add(1);

        Assert.Equal(expected, window.IsSpike(loss));
    }

    [Fact]
    public void IsSpike_NewLevel_IsTakenAfterTheMostSpikesInARow()
    {
        var window = new LossWindow(new LossSpikePolicy(window: 3, maxConsecutive: 2));
        for (int i = 0; i < 3; i++)
            window.Add(1);

        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(_ => window.IsSpike(10)));
        window.Add(10);
        Assert.False(window.IsSpike(1000));
    }

    [Fact]
    public void IsSpike_GoodLossBetween_CountsTheSpikesInARowAnew()
    {
        var window = new LossWindow(new LossSpikePolicy(window: 3, maxConsecutive: 1));
        for (int i = 0; i < 3; i++)
            window.Add(1);

        Assert.True(window.IsSpike(10));
        window.Add(1);
        Assert.True(window.IsSpike(10));
    }

    [Fact]
    public void Step_Spike_ChangesNothingAndIsReported()
    {
        var network = new FragileClassifier(seed: 1);
        var trainer = new Trainer<FragileClassifier>(network, new Adam(0.02f)) { LossSpikePolicy = new LossSpikePolicy(window: 20) };
        float[] inputs = FragileBatch.Draw(1);
        for (int step = 0; step < 300; step++)
            trainer.Step(inputs, FragileBatch.Labels);
        int skipped = trainer.SkippedSteps;
        var before = new StepState(network, trainer.Optimizer);
        int[] otherLabels = [1, 2, 0, 1, 2, 0, 1, 2];

        var result = trainer.Step(inputs, otherLabels);

        before.AssertIs(network, trainer.Optimizer);
        Assert.True(result.IsFinite);
        Assert.Equal((skipped + 1, 0, StepOutcome.Skipped), (trainer.SkippedSteps, trainer.Rollbacks, trainer.LastOutcome));
        Assert.Equal(new BadStep(trainer.Optimizer.StepCount + 1, null, null, BadStepKind.LossSpike, result.Loss), trainer.LastBadStep);
    }

    [Fact]
    public void Fit_Spikes_AreOffByDefaultAndSkippedWhenAsked()
    {
        EpochResult Train(LossSpikePolicy? policy)
        {
            var network = new SoftmaxRegression();
            network.Fault = (_, _) => new GradientResult(network.Calls == 8 ? 50 : 1 + (0.1f * (network.Calls % 2)), 1, 1);
            return new Trainer<SoftmaxRegression>(network, new Sgd(0f)) { LossSpikePolicy = policy }
                .Fit(TrainingData.Classes(80), null, epochs: 1, batchSize: 8).Epochs[0];
        }

        Assert.Equal(0, Train(null).SkippedSteps);
        Assert.Equal((10, 1), (Train(new LossSpikePolicy(window: 5)).Steps, Train(new LossSpikePolicy(window: 5)).SkippedSteps));
    }

    [Fact]
    public void Constructor_ArgumentsOutsideLimits_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("window", () => new LossSpikePolicy(window: 1));
        Assert.Throws<ArgumentOutOfRangeException>("maxConsecutive", () => new LossSpikePolicy(maxConsecutive: 0));
        foreach (double threshold in new[] { 0, double.NaN, double.PositiveInfinity })
            Assert.Throws<ArgumentOutOfRangeException>("threshold", () => new LossSpikePolicy(threshold: threshold));
    }
}
