using Xunit;

namespace StaticNet.Tests.Training;

public sealed class WeightAveragingTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Averaging_Steps_EqualsTheFormula(bool warmsUp)
    {
        const double Decay = 0.8;
        using var network = new LoopClassifier(1, 8);
        var averaging = new WeightAveraging(Decay, warmsUp);
        double[]? weights = null, statistics = null;
        int steps = 0;
        var trainer = new Trainer<LoopClassifier>(network, new Adam(0.05f)) { Averaging = averaging };

        trainer.Fit(TrainingData.Classes(80), null, epochs: 2, batchSize: 8, _ =>
        {
            double decay = warmsUp ? Math.Min(Decay, (1.0 + steps) / (10.0 + steps)) : Decay;
            Average(ref weights, network.Parameters, decay);
            Average(ref statistics, network.Statistics, decay);
            steps++;
        });

        Assert.Equal(20, averaging.Count);
        AssertClose(weights!, averaging.Parameters);
        AssertClose(statistics!, averaging.Statistics);
        Assert.False(averaging.Parameters.SequenceEqual(network.Parameters));
    }

    [Fact]
    public void EvaluatesAverage_Epochs_EvaluatesBothAndKeepsTheWeights()
    {
        using var network = new LoopClassifier(1, 8);
        using var averaged = new LoopClassifier(2, 8);
        var data = TrainingData.Classes(40);
        var trainer = new Trainer<LoopClassifier>(network, new Adam(0.05f)) { Averaging = new WeightAveraging(0.9), EvaluatesAverage = true };

        var epoch = trainer.Fit(data, data, epochs: 1, batchSize: 8).Epochs[0];
        trainer.Averaging.CopyTo(averaged);
        var expected = new Trainer<LoopClassifier>(averaged, new Sgd(0)).Evaluate(data);

        Assert.Equal(expected, epoch.AveragedValidation);
        Assert.Equal(expected.Loss, epoch.Score);
        Assert.Equal(trainer.Evaluate(data).Loss, epoch.ValidationLoss);
        Assert.NotEqual(epoch.ValidationLoss, epoch.Score);
    }

    [Fact]
    public void EvaluatesAverage_EarlyStopping_RestoresTheAverage()
    {
        using var network = new LoopClassifier(1, 8);
        var data = TrainingData.Classes(40);
        var trainer = new Trainer<LoopClassifier>(network, new Adam(0.05f))
        {
            Averaging = new WeightAveraging(0.9),
            EvaluatesAverage = true,
            EarlyStopping = new EarlyStopping(9),
        };

        var result = trainer.Fit(data, data, epochs: 3, batchSize: 8);

        Assert.Equal(3, result.BestEpoch);
        Assert.True(trainer.Averaging.Parameters.SequenceEqual(network.Parameters));
        Assert.True(trainer.Averaging.Statistics.SequenceEqual(network.Statistics));
    }

    [Fact]
    public void Averaging_RejectedSteps_DontEnterAndRollbacksTakeItBack()
    {
        int steps = 0;
        var network = new SoftmaxRegression { Fault = (_, result) => ++steps is 3 or 6 ? result with { Loss = float.NaN } : result };
        var averaging = new WeightAveraging(0.5);
        var averages = new List<float[]>();
        var counts = new List<long>();
        var trainer = new Trainer<SoftmaxRegression>(network, new Sgd(0.1f)) { NonFinitePolicy = NonFinitePolicy.RollBack(interval: 2), Averaging = averaging };

        trainer.Fit(TrainingData.Classes(48), null, epochs: 1, batchSize: 8, _ =>
        {
            averages.Add(averaging.Parameters.ToArray());
            counts.Add(averaging.Count);
        });

        // Saved before steps 1 and, two steps after the first rollback, none until the second.
        Assert.Equal([1, 2, 0, 1, 2, 0], counts);
        Assert.All(averages[2], value => Assert.Equal(0, value));
    }

    [Fact]
    public void Averaging_Misused_IsRefused()
    {
        var averaging = new WeightAveraging();
        Assert.Throws<ArgumentOutOfRangeException>(() => new WeightAveraging(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WeightAveraging(double.NaN));
        var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Sgd(0.1f)) { Averaging = averaging };
        Assert.Throws<InvalidOperationException>(() => averaging.CopyTo(trainer.Network));
        Assert.Throws<InvalidOperationException>(
            () => new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Sgd(0.1f)) { Averaging = averaging });
        trainer.Fit(TrainingData.Classes(8), null, epochs: 1, batchSize: 8);
        Assert.Throws<ArgumentException>(() => averaging.CopyTo(new LinearRegression()));
        trainer.Averaging = null;
        trainer.EvaluatesAverage = true;
        Assert.Throws<InvalidOperationException>(() => trainer.Fit(TrainingData.Classes(8), null, epochs: 1, batchSize: 8));
    }

    private static void Average(ref double[]? average, ReadOnlySpan<float> values, double decay)
    {
        bool isFirst = average is null;
        average ??= new double[values.Length];
        for (int i = 0; i < values.Length; i++)
            average[i] = isFirst ? values[i] : (decay * average[i]) + ((1 - decay) * values[i]);
    }

    private static void AssertClose(double[] expected, ReadOnlySpan<float> actual)
    {
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 2e-6 * Math.Max(1, Math.Abs(expected[i])));
    }
}
