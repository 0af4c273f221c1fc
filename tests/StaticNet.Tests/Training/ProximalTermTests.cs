using StaticNet.Numerics;
using StaticNet.Tests.Clipping;
using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Training;

public sealed class ProximalTermTests
{
    private const double Weight = 0.7;
    private const float Rate = 0.25f;

    [Fact]
    public void Step_WithoutClipping_FollowsTheScalarFormula() => AssertFollowsFormula(() => new LoopUnclipped(1, 16), limit: double.PositiveInfinity);

    [Fact]
    public void Step_ClippedByNorm_ClipsTheSum() => AssertFollowsFormula(() => new LoopWeighted(1, 16), limit: 0.05);

    [Fact]
    public void Step_ClippedByValue_ClampsTheSum()
    {
        const float Limit = 0.01f;
        using var network = new ClipValues(1, 16) { GradientLimit = Limit };
        using var twin = new ClipValues(1, 16) { GradientLimit = float.PositiveInfinity };
        var random = new RandomStream(3, 1);
        float[] inputs = new float[ClipValues.InputLength * 16], values = new float[ClipValues.OutputLength * 16];
        foreach (ref float input in inputs.AsSpan())
            input = random.NextNormal();

        // The gradient alone would often be clamped, and so would the pull alone; their sum is within the limit here and beyond it there.
        twin.ComputeGradients(inputs, new Targets(values));
        float[] gradients = twin.Gradients.ToArray(), before = network.Parameters.ToArray();
        for (int i = 0; i < before.Length; i++)
            network.Parameters[i] += gradients[i] * (i % 3);
        var term = new ProximalTerm(network, 1);
        before.CopyTo(network.Parameters);
        var trainer = new Trainer<ClipValues>(network, new Sgd(1)) { Proximity = term };

        trainer.Step(inputs, new Targets(values));

        Assert.Equal(Limit, network.GradientLimit);
        int clampedApart = 0;
        for (int i = 0; i < before.Length; i++)
        {
            float pull = before[i] - term.Anchor[i];
            Assert.Equal(before[i] - Math.Clamp(gradients[i] + pull, -Limit, Limit), network.Parameters[i], 1e-6f);
            clampedApart += Math.Abs(Math.Clamp(Math.Clamp(gradients[i], -Limit, Limit) + pull, -Limit, Limit) - Math.Clamp(gradients[i] + pull, -Limit, Limit)) > 1e-4f ? 1 : 0;
        }

        Assert.True(clampedApart > 10, $"{clampedApart}");
    }

    [Fact]
    public void Fit_SeveralBatchesAStep_PullOnce()
    {
        var data = TrainingData.Classes(64);
        using var large = new LoopUnclipped(1, 64);
        using var accumulated = new LoopUnclipped(1, 16);
        using var sharded = new LoopUnclipped(1, 16);

        Fit(large, data, 64, trainer => { });
        Fit(accumulated, data, 16, trainer => trainer.AccumulationSteps = 4);
        Fit(sharded, data, 64, trainer => trainer.Shards = 4);

        for (int i = 0; i < large.Parameters.Length; i++)
        {
            Assert.Equal(large.Parameters[i], accumulated.Parameters[i], 2e-6f);
            Assert.Equal(large.Parameters[i], sharded.Parameters[i], 2e-6f);
        }
    }

    [Fact]
    public void Fit_HeavyTerm_StaysNearTheAnchor()
    {
        var data = TrainingData.Classes(64);
        double free = Distance(0), pulled = Distance(5);

        Assert.InRange(pulled, 1e-3 * free, 0.2 * free);

        double Distance(double weight)
        {
            using var network = new LoopUnclipped(1, 16);
            var term = new ProximalTerm(network, weight);
            new Trainer<LoopUnclipped>(network, new Sgd(0.1f)) { Proximity = term }.Fit(data, epochs: 10, batchSize: 16);
            double sum = 0;
            for (int i = 0; i < network.Parameters.Length; i++)
                sum += Math.Pow(network.Parameters[i] - term.Anchor[i], 2);
            return Math.Sqrt(sum);
        }
    }

    [Fact]
    public void Step_WeightOfZero_HasTheBitsOfNoTerm()
    {
        using var with = new LoopWeighted(1, 16);
        using var without = new LoopWeighted(1, 16);
        var data = TrainingData.Classes(64);

        new Trainer<LoopWeighted>(with, new Sgd(0.1f)) { Proximity = new ProximalTerm(with, 0) }.Fit(data, epochs: 2, batchSize: 16);
        new Trainer<LoopWeighted>(without, new Sgd(0.1f)).Fit(data, epochs: 2, batchSize: 16);

        Assert.Equal(without.GetParametersHash(), with.GetParametersHash());
    }

    [Fact]
    public void Step_SumThatOverflows_IsRejectedWithAllThatItMoved()
    {
        using var network = new LoopClassifier(1, 8);
        var term = new ProximalTerm(network, 3e38);
        var trainer = new Trainer<LoopClassifier>(network, new Sgd(0.1f)) { Proximity = term, NonFinitePolicy = NonFinitePolicy.Skip };
        network.Parameters[0] += 4;
        string before = network.GetParametersHash();
        float[] statistics = network.Statistics.ToArray();

        trainer.Step(new float[3 * 8], new Targets(new int[8]));

        Assert.Equal(1, trainer.SkippedSteps);
        Assert.Equal(before, network.GetParametersHash());
        Assert.Equal(statistics, network.Statistics);
    }

    [Fact]
    public void Step_AfterTheFirst_AllocatesNothing()
    {
        using var network = new LoopWeighted(1, 16);
        var trainer = new Trainer<LoopWeighted>(network, new Sgd(0.1f)) { Proximity = new ProximalTerm(network, 1) };
        float[] inputs = new float[3 * 16];
        int[] labels = new int[16];
        trainer.Step(inputs, new Targets(labels));

        Allocations.AssertNone(() => trainer.Step(inputs, new Targets(labels)));
    }

    [Fact]
    public void Proximity_OfAnotherNetwork_IsRefused()
    {
        using var network = new LoopWeighted(1, 16);
        using var other = new LoopWeighted(1, 16);
        var trainer = new Trainer<LoopWeighted>(network, new Sgd(0.1f));

        Assert.Throws<ArgumentException>(() => trainer.Proximity = new ProximalTerm(other, 1));

        Assert.Null(trainer.Proximity);
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Weight_OutsideItsLimits_IsRefused(double weight)
    {
        using var network = new LoopWeighted(1, 16);

        Assert.Throws<ArgumentOutOfRangeException>(() => new ProximalTerm(network, weight));
        Assert.Throws<ArgumentException>(() => new ProximalTerm(new SoftmaxRegression(), 1));
    }

    private static void Fit(LoopUnclipped network, Dataset data, int batchSize, Action<Trainer<LoopUnclipped>> change)
    {
        var trainer = new Trainer<LoopUnclipped>(network, new Sgd(0.5f)) { Proximity = new ProximalTerm(network, Weight) };
        change(trainer);
        trainer.Fit(data, epochs: 3, batchSize);
    }

    private static void AssertFollowsFormula<TNetwork>(Func<TNetwork> create, double limit)
        where TNetwork : class, INetwork
    {
        using var network = create();
        using var twin = create();
        float[] anchor = network.Parameters.ToArray();
        var trainer = new Trainer<TNetwork>(network, new Sgd(Rate)) { Proximity = new ProximalTerm(network, Weight) };
        var data = TrainingData.Classes(16);
        float[] inputs = new float[data.Count * data.InputLength];
        int[] labels = new int[data.Count], order = [.. Enumerable.Range(0, data.Count)];
        data.CopyInputs(order, inputs);
        data.CopyLabels(order, labels);
        for (int step = 0; step < 5; step++)
        {
            float[] before = network.Parameters.ToArray();
            before.CopyTo(twin.Parameters);
            var plain = twin.ComputeGradients(new Batch(inputs, new Targets(labels)));
            double[] sum = new double[before.Length];
            double distance = 0;
            for (int i = 0; i < sum.Length; i++)
            {
                double difference = (double)before[i] - anchor[i];
                sum[i] = twin.Gradients[i] + (Weight * difference);
                distance += difference * difference;
            }

            var result = trainer.Step(inputs, new Targets(labels));

            double norm = Math.Sqrt(sum.Sum(value => value * value)), scale = Math.Min(1, limit / norm);
            Assert.Equal(plain.Loss + (Weight / 2 * distance), result.Loss, 1e-6);
            Assert.Equal(norm, result.Norm, 1e-6 * norm);
            Assert.Equal(scale, result.Scale, 1e-5);
            for (int i = 0; i < sum.Length; i++)
                Assert.Equal(before[i] - (Rate * scale * sum[i]), network.Parameters[i], 1e-6);
        }
    }
}
