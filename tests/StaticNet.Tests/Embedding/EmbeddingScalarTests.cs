using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Embedding;

/// <summary>Networks of integers against the scalar implementation, whose own gradients agree with differences of its loss; and as the library takes them.</summary>
public sealed class EmbeddingScalarTests
{
    [Fact]
    public void Language_Batch_AgreesWithScalar()
    {
        const int Samples = 9;
        var scalar = Scalar(24, 50, 40, padding: 0, [new ScalarLayerNorm(1e-5f, true, true), new ScalarDense(33), new ScalarGelu(), new ScalarDense(50)]);
        var batch = ScalarBatch.Draw(scalar, Samples, seed: 3, kinkDistance: 0);
        using var network = new Language(seed: 1, batchCapacity: Samples);
        network.MaxGradientNorm = 1e9f;

        ScalarComparison.AssertAgree(network, Language.Architecture, scalar, batch, ScalarTolerance.Conditioned(scalar, batch, seed: 3));
    }

    [Fact]
    public void ScalarEmbedding_Gradients_AgreeWithDifferences()
    {
        var scalar = Scalar(3, 5, 4, padding: null, [new ScalarDense(3), new ScalarTanh(), new ScalarDense(2)]);
        var batch = ScalarBatch.Draw(scalar, 6, seed: 1, kinkDistance: 0);
        double[][] expected = scalar.CentralDifferences(batch.Inputs, batch.Targets, 1e-5);

        scalar.ComputeGradients(batch.Inputs, batch.Targets);

        Assert.All(expected.Zip(scalar.Parameters), pair => Assert.All(pair.First.Zip(pair.Second.Gradients), values => Assert.Equal(values.First, values.Second, 1e-8)));
    }

    [Fact]
    public void Interface_ValuesAndTokens_IsWhatTheMembersGive()
    {
        using var network = new Mixture(seed: 2, batchCapacity: 2);
        float[] place = [0.5f, -1f, 2f, 0.1f, 0.2f, 0.3f], targets = [1f, 0f, -1f, 2f], expected = new float[4], actual = new float[4];
        int[] words = [8, 0, 3, 3], tags = [2, 0];
        network.Predict(place, words, tags, expected);
        var expectedResult = network.ComputeGradients(place, words, tags, targets);
        float[] gradients = network.Gradients.ToArray();
        var batch = new Batch(Mixture.Architecture.SampleShape, 2, place, [.. words, .. tags], new Targets(targets));

        ((INetwork)network).Predict(batch, actual);
        var actualResult = ((INetwork)network).ComputeGradients(batch);

        Assert.Equal(expected, actual);
        Assert.Equal(expectedResult, actualResult);
        Assert.Equal(gradients, network.Gradients.ToArray());
    }

    [Fact]
    public void Fit_Tokens_LearnsWhichComesNext()
    {
        int[] tokens = [.. Enumerable.Range(0, 24 * 40).Select(i => (i + (i / 24 * 7)) % 50)], next = [.. tokens.Select(token => (token + 1) % 50)];
        var samples = new MultiDataset([SampleData.Tokens(tokens, 24)], [SampleData.Labels(next, 24)]);
        using var network = new Language(seed: 1, batchCapacity: 20);
        var trainer = new Trainer<Language>(network, new Adam(0.01f));

        var result = trainer.Fit(samples, epochs: 30);

        Assert.InRange(result.Epochs[^1].TrainLoss, 0, 0.1);
    }

    private static ScalarNetwork Scalar(int tokens, int vocabulary, int features, int? padding, ScalarLayer[] layers) => new(
        [tokens], [new ScalarEmbedding(vocabulary, features, padding), .. layers], new ScalarSoftmaxCrossEntropy(0f, null, null), vocabulary);
}
