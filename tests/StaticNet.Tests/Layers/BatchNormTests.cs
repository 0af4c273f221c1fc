using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Layers;

/// <summary>Batch normalization: its statistics, its two modes and hard inputs. Gradients are checked with those of all layers.</summary>
public sealed class BatchNormTests
{
    // Of the first feature the mean is 3 and the variance 14/3 with divisor 3, of the second 10 and 200/3.
    private static readonly float[] FourSamples = [1, 0, 2, 10, 3, 20, 6, 10];

    [Fact]
    public void Network_New_HasUnitScaleAndStandardStatistics()
    {
        var norm = new NormFolded().BatchNorm1;

        Assert.All(norm.Scale.ToArray(), value => Assert.Equal(1, value));
        Assert.All(norm.Shift.ToArray(), value => Assert.Equal(0, value));
        Assert.All(norm.RunningMean.ToArray(), value => Assert.Equal(0, value));
        Assert.All(norm.RunningVariance.ToArray(), value => Assert.Equal(1, value));
    }

    [Fact]
    public void ComputeGradients_EachBatch_MovesStatisticsByMomentum()
    {
        var network = new NormAlone();

        network.ComputeGradients(FourSamples, new float[8]);
        AssertClose([0.3, 1], network.BatchNorm1.RunningMean);
        AssertClose([0.9 + (0.1 * 14 / 3), 0.9 + (0.1 * 200 / 3)], network.BatchNorm1.RunningVariance);

        network.ComputeGradients(FourSamples, new float[8]);
        AssertClose([0.57, 1.9], network.BatchNorm1.RunningMean);
    }

    [Fact]
    public void Initialize_AfterTraining_ResetsStatistics()
    {
        var network = new NormAlone();
        network.ComputeGradients(FourSamples, new float[8]);

        network.Initialize(1);

        AssertClose([0, 0], network.BatchNorm1.RunningMean);
        AssertClose([1, 1], network.BatchNorm1.RunningVariance);
    }

    [Fact]
    public void Inference_AnyBatch_LeavesStatistics()
    {
        var network = new NormAlone();
        network.ComputeGradients(FourSamples, new float[8]);
        float[] statistics = network.Statistics.ToArray();

        network.Predict(FourSamples, new float[8]);
        network.Evaluate(FourSamples, new float[8], new float[8]);

        Assert.Equal(statistics, network.Statistics.ToArray());
    }

    [Fact]
    public void Inference_AnyBatch_GoesByRunningStatistics()
    {
        var network = new NormAlone();
        network.BatchNorm1.RunningMean.CopyFrom([1, -2]);
        network.BatchNorm1.RunningVariance.CopyFrom([4, 0.25f]);
        network.BatchNorm1.Scale.CopyFrom([3, 1]);
        network.BatchNorm1.Shift.CopyFrom([0.5f, -1]);
        float[] outputs = new float[2];

        network.Predict([5, -1], outputs);

        Assert.Equal(6.5, outputs[0], 1e-4);
        Assert.Equal(1, outputs[1], 1e-4);
    }

    [Fact]
    public void ComputeGradients_OneSample_IsRefusedBeforeAnythingChanges()
    {
        var network = new NormFolded();
        float[] statistics = network.Statistics.ToArray(), gradients = network.Gradients.ToArray();

        var exception = Assert.Throws<ArgumentException>("inputs", () => network.ComputeGradients([1, 2, 3], [0, 0]));

        Assert.Contains("1 sample,", exception.Message, StringComparison.Ordinal);
        Assert.Contains("BatchNorm1", exception.Message, StringComparison.Ordinal);
        Assert.Contains("at least 2", exception.Message, StringComparison.Ordinal);
        Assert.Equal(statistics, network.Statistics.ToArray());
        Assert.Equal(gradients, network.Gradients.ToArray());
        network.Predict([1, 2, 3], new float[2]);
    }

    [Fact]
    public void Fit_LastBatchOfOneSample_IsRefusedBeforeTheFirstStep()
    {
        var network = new NormFolded();
        var trainer = new Trainer<NormFolded>(network, new Sgd(0.1f));
        var data = new Dataset(Draw(7 * 3, 1), 3, Draw(7 * 2, 2), 2);
        string hash = network.GetParametersHash();

        var exception = Assert.Throws<ArgumentOutOfRangeException>("batchSize", () => trainer.Fit(data, null, epochs: 1, batchSize: 3));

        Assert.Contains("leave one of 1", exception.Message, StringComparison.Ordinal);
        Assert.Equal(hash, network.GetParametersHash());
        Assert.Equal(0, trainer.EpochCount);
        Assert.Equal(2, trainer.Fit(data, null, epochs: 1, batchSize: 4).Epochs[0].Steps);
    }

    // The weights behind the normalization: its own statistics are good numbers, and still the pass is refused.
    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void ComputeGradients_ResultNotFinite_LeavesStatistics(float value)
    {
        var network = new NormFolded();
        float[] inputs = Draw(6 * 3, 1), targets = Draw(6 * 2, 2);
        network.ComputeGradients(inputs, targets);
        float[] statistics = network.Statistics.ToArray();
        network.Dense2.Bias[0] = value;

        Assert.False(network.ComputeGradients(inputs, targets).IsFinite);
        Assert.Equal(statistics, network.Statistics.ToArray());

        network.Dense2.Bias[0] = 0;
        Assert.True(network.ComputeGradients(inputs, targets).IsFinite);
        Assert.NotEqual(statistics, network.Statistics.ToArray());
    }

    [Fact]
    public void ComputeGradients_VarianceBeyondFloat_IsNotFiniteAndLeavesStatistics()
    {
        var network = new NormAlone();
        float[] statistics = network.Statistics.ToArray();

        var result = network.ComputeGradients([1e25f, 1, -1e25f, 2], new float[4]);

        Assert.False(result.IsFinite);
        Assert.Equal(statistics, network.Statistics.ToArray());
        var exception = Assert.Throws<NonFiniteGradientException>(() =>
            new Trainer<NormAlone>(network, new Sgd(0.1f)).Step([1e25f, 1, -1e25f, 2], new float[4]));
        Assert.Contains("BatchNorm1.Scale", exception.Message, StringComparison.Ordinal);
    }

    // The mean is a million times the deviation, so that float doesn't hold it to the deviation's own digits.
    [Fact]
    public void ComputeGradients_MeanFarLargerThanDeviation_IsAsExactAsItsInputs()
    {
        const int Samples = 33;
        var random = new RandomStream(3, 1);
        float[] inputs = new float[2 * Samples], targets = Draw(2 * Samples, 4);
        for (int i = 0; i < inputs.Length; i++)
            inputs[i] = 1e4f + (1e-2f * random.NextNormal());
        var network = new NormAlone();
        float[] expected = [.. Enumerable.Range(0, 2).Select(feature => (float)GradientOfScale(feature))];

        network.ComputeGradients(inputs, targets);

        float[] actual = network.BatchNorm1.ScaleGradient.ToArray();
        Assert.All(actual.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 2e-6 * Math.Abs(pair.Second)));
        Assert.InRange(network.BatchNorm1.RunningMean[0], 999.999, 1000.001);

        double GradientOfScale(int feature)
        {
            double[] x = [.. Enumerable.Range(0, Samples).Select(sample => (double)inputs[(2 * sample) + feature])];
            double mean = x.Average(), deviation = Math.Sqrt(x.Average(value => (value - mean) * (value - mean)) + 1e-5f);
            return x.Select((value, sample) => (value - mean) / deviation).Select((normalized, sample) =>
                normalized * (normalized - targets[(2 * sample) + feature]) * 2 / inputs.Length).Sum();
        }
    }

    [Fact]
    public void ComputeGradients_ConstantFeature_IsItsShift()
    {
        var network = new NormAlone();
        network.BatchNorm1.Shift.CopyFrom([0.25f, 0]);

        // 0.1 has no exact float, nor has three times it: the mean is exactly the feature all the same.
        var result = network.ComputeGradients([0.1f, 1, 0.1f, 2, 0.1f, 3], [0.25f, 0, 0.25f, 0, 0.25f, 0]);

        Assert.True(result.IsFinite);
        Assert.Equal(0, network.BatchNorm1.ScaleGradient[0]);
        Assert.Equal(0, network.BatchNorm1.ShiftGradient[0]);
        Assert.Equal(0.9, network.BatchNorm1.RunningVariance[0], 1e-6);
    }

    [Fact]
    public void ComputeGradients_ClippedByValue_ClampsScaleAndShiftOnly()
    {
        var network = new NormClipped();

        var result = network.ComputeGradients(FourSamples, [9, 9, 9, 9, 9, 9, 9, 9]);

        Assert.All(network.BatchNorm1.ShiftGradient.ToArray(), value => Assert.Equal(-0.01f, value));
        Assert.All(network.BatchNorm1.ScaleGradient.ToArray(), value => Assert.Equal(0.01f, value));
        network.GradientLimit = float.PositiveInfinity;
        Assert.Equal(network.ComputeGradients(FourSamples, [9, 9, 9, 9, 9, 9, 9, 9]).Norm, result.Norm);
        Assert.True(result.Norm > 0.02);
    }

    [Fact]
    public void Predict_FoldedIntoDenseLayer_IsTheUnfoldedFunction()
    {
        const int Samples = 29;
        var folded = new NormFolded(1);
        var unfolded = new NormUnfolded(1);
        float[] inputs = Draw(Samples * 3, 1), targets = Draw(Samples * 2, 2);
        for (int step = 0; step < 5; step++)
        {
            var optimizer = new Sgd(0.1f);
            optimizer.Step(folded, folded.ComputeGradients(inputs, targets));
        }

        folded.Parameters.CopyTo(unfolded.Parameters);
        folded.Statistics.CopyTo(unfolded.Statistics);
        float[] actual = new float[Samples * 2], expected = new float[Samples * 2];
        folded.Predict(inputs, actual);
        unfolded.Predict(inputs, expected);

        float largest = expected.Max(Math.Abs);
        Assert.All(actual.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 2e-6 * largest));
    }

    [Fact]
    public void Predict_AnyBatch_GivesASampleTheSameBits()
    {
        const int Samples = 29;
        var network = new NormFolded(1);
        float[] inputs = Draw(Samples * 3, 1), targets = Draw(Samples * 2, 2);
        network.ComputeGradients(inputs, targets);
        float[] whole = new float[Samples * 2];
        network.Predict(inputs, whole);

        foreach (int batch in new[] { 1, 2, 3, 4, 7, 8, 9, 16, 28 })
        {
            float[] parts = [.. inputs.Chunk(batch * 3).SelectMany(part =>
            {
                float[] outputs = new float[part.Length / 3 * 2];
                network.Predict(part, outputs);
                return outputs;
            })];
            Assert.Equal(whole, parts);
        }
    }

    [Fact]
    public void Steps_WithNormalization_AllocateNothing()
    {
        const int Samples = 17;
        var network = new NormFolded(1);
        var optimizer = new Adam();
        float[] inputs = Draw(Samples * 3, 1), targets = Draw(Samples * 2, 2), outputs = new float[Samples * 2];
        Run(100);
        Allocations.AssertNone(() => Run(3000));

        void Run(int steps)
        {
            for (int step = 0; step < steps; step++)
            {
                optimizer.Step(network, network.ComputeGradients(inputs, targets));
                network.Evaluate(inputs, targets, outputs);
                network.Predict(inputs, outputs);
            }
        }
    }

    private static float[] Draw(int count, ulong seed)
    {
        var random = new RandomStream(seed, 9);
        float[] values = new float[count];
        foreach (ref float value in values.AsSpan())
            value = random.NextNormal();
        return values;
    }

    private static void AssertClose(double[] expected, ParameterView actual) =>
        Assert.All(actual.ToArray().Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-6 * (1 + Math.Abs(pair.Second))));
}
