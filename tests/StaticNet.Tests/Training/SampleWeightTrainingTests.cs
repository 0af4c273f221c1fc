using StaticNet.Tests.Losses;
using Xunit;

namespace StaticNet.Tests.Training;

/// <summary>Datasets with weights: their parts, and what training and evaluation make of them.</summary>
public sealed class SampleWeightTrainingTests
{
    [Fact]
    public void Dataset_Parts_KeepWeightsWithTheirSamples()
    {
        var data = new Dataset([[0], [1], [2], [3], [4]], [0, 1, 0, 1, 0]).WithWeights(0, 10, 20, 30, 40);
        var valued = new Dataset([[0], [1], [2]], [[0], [1], [2]]).WithWeights(0, 10, 20);

        foreach (var part in (Dataset[])
                 [
                     data, data.Slice(1, 3), data.Select([4, 0, 4]), data.Shuffle(3), data.Split(2).Second, data.Split(0.5, 1).First,
                     data.SplitStratified(0.4, 1).Second, valued.Slice(2, 1), valued.Shuffle(1),
                     valued.TargetsAsLabels(), data.TargetsAsValues(),
                 ])
        {
            Assert.True(part.HasWeights);
            for (int i = 0; i < part.Count; i++)
                Assert.Equal(10 * part.GetInput(i)[0], part.GetWeight(i));
        }

        float[] weights = new float[2];
        data.CopyWeights([3, 1], weights);
        Assert.Equal([30f, 10f], weights);
    }

    [Fact]
    public void Dataset_Weights_AreInItsFingerprint()
    {
        var data = new Dataset([[0], [1]], [0, 1]);

        Assert.NotEqual(data.Fingerprint, data.WithWeights(1, 1).Fingerprint);
        Assert.NotEqual(data.WithWeights(1, 2).Fingerprint, data.WithWeights(1, 1).Fingerprint);
        Assert.Equal(data.WithWeights(1, 2).Fingerprint, data.WithWeights(1, 2).Fingerprint);
        Assert.Equal((false, 1f), (data.HasWeights, data.GetWeight(1)));
    }

    [Fact]
    public void Dataset_WeightsThatDontFit_Throws()
    {
        var data = new Dataset([[0], [1]], [0, 1]);

        Assert.Throws<ArgumentException>("weights", () => data.WithWeights(1));
        Assert.Throws<ArgumentException>("weights", () => data.WithWeights(1, -1));
        Assert.Throws<ArgumentException>("weights", () => data.WithWeights(1, float.NaN));
        Assert.Throws<ArgumentNullException>("weights", () => data.WithWeights(null!));
    }

    // Whole weights are repeated samples, over batches too.
    [Fact]
    public void Evaluate_Weights_IsTheMeanOverWhatSamplesWeigh()
    {
        using var network = new SharedIgnoring(1, batchCapacity: 3);
        var trainer = new Trainer<SharedIgnoring>(network, new Sgd(0f));
        var data = Samples(11);
        int[] repeated = [.. Enumerable.Range(0, 11).SelectMany(i => Enumerable.Repeat(i, i % 3))];

        var weighted = trainer.Evaluate(data.WithWeights([.. Enumerable.Range(0, 11).Select(i => (float)(i % 3))]));

        Assert.Equal(trainer.Evaluate(data.Select(repeated)).Loss, weighted.Loss, 1e-6);
        Assert.Equal(trainer.Evaluate(data).Accuracy, weighted.Accuracy);
        Assert.Equal(double.NaN, trainer.Evaluate(data.WithWeights(new float[11])).Loss);
    }

    [Fact]
    public void Fit_EqualWeights_TrainsToTheBitsOfNone()
    {
        string Train(Dataset data)
        {
            using var network = new SharedIgnoring(1, batchCapacity: 4);
            new Trainer<SharedIgnoring>(network, new Adam()).Fit(data, null, epochs: 3, batchSize: 4);
            return network.GetParametersHash();
        }

        Assert.Equal(Train(Samples(11)), Train(Samples(11).WithWeights([.. Enumerable.Repeat(3f, 11)])));
        Assert.NotEqual(Train(Samples(11)), Train(Samples(11).WithWeights([.. Enumerable.Range(1, 11).Select(i => (float)i)])));
    }

    // Batches of other weights put together are one large batch.
    [Fact]
    public void Fit_WeightsAccumulated_MakesTheStepOfOneBatch()
    {
        float[] Train(int batchSize, int accumulation)
        {
            using var network = new SharedIgnoring(1, batchCapacity: 12);
            var trainer = new Trainer<SharedIgnoring>(network, new Sgd(0.5f)) { AccumulationSteps = accumulation };
            trainer.Fit(Samples(12).WithWeights([.. Enumerable.Range(0, 12).Select(i => (float)(i % 4 == 0 ? 0 : i))]), null, epochs: 1, batchSize);
            return network.Parameters.ToArray();
        }

        float[] expected = Train(12, 1), actual = Train(2, 6);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-6f);
    }

    [Fact]
    public void Step_TargetsWithWeights_MakesThatStep()
    {
        using var network = new SharedIgnoring(1);
        var trainer = new Trainer<SharedIgnoring>(network, new Sgd(0.1f));
        float[] inputs = [.. Enumerable.Range(0, 2 * SharedIgnoring.InputLength).Select(i => MathF.Sin(i))];

        var first = network.ComputeGradients(inputs.AsSpan(0, SharedIgnoring.InputLength), [1]);
        var result = trainer.Step(inputs, new Targets([1, 2], [1, 0]));

        Assert.Equal(first.Loss, result.Loss, 1e-6f);
        Assert.Equal(first.Norm, result.Norm, 1e-5);
    }

    [Fact]
    public void Fit_NetworkThatIsntGenerated_RefusesWeights()
    {
        var network = new LinearRegression();
        var data = new Dataset([[0, 0], [1, 1]], [[0, 0], [1, 1]]).WithWeights(1, 2);

        Assert.Throws<ArgumentException>("training", () => new Trainer<LinearRegression>(network, new Sgd(0.1f)).Fit(data, null, 1, 1));
        Assert.Throws<ArgumentException>("dataset", () => new Trainer<LinearRegression>(network, new Sgd(0.1f)).Evaluate(data));
    }

    private static Dataset Samples(int count)
    {
        var random = new RandomStream(4, 0);
        float[] inputs = new float[count * SharedIgnoring.InputLength];
        foreach (ref float value in inputs.AsSpan())
            value = random.NextNormal();
        return new Dataset(inputs, SharedIgnoring.InputLength, [.. Enumerable.Range(0, count).Select(i => i % 21)]);
    }
}
