using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Embedding;

/// <summary>Layers with the weights of another: against the scalar implementation, in files, and for any workers.</summary>
public sealed class TiedWeightsTests
{
    private static readonly Dictionary<string, (NetworkFactory Create, NetworkArchitecture Architecture, Func<ScalarNetwork> Scalar)> Cases = new()
    {
        [nameof(TiedLanguage)] = ((seed, capacity) => new TiedLanguage(seed, capacity) { MaxGradientNorm = 1e9f }, TiedLanguage.Architecture, Language),
        [nameof(TiedWords)] = ((seed, capacity) => new TiedWords(seed, capacity) { MaxGradientNorm = 1e9f, GradientLimit = 1e9f }, TiedWords.Architecture, Words),
        [nameof(TiedFewWords)] = ((seed, capacity) => new TiedFewWords(seed, capacity), TiedFewWords.Architecture, FewWords),
        [nameof(TiedSteps)] = ((seed, capacity) => new TiedSteps(seed, capacity), TiedSteps.Architecture, Steps),
    };

    private static readonly int[] BatchSizes = [1, 3, 17];

    private static readonly int[] WorkerCounts = [1, 2, 3];

    public static TheoryData<string, int> Batches => [.. Cases.Keys.SelectMany(_ => BatchSizes, (name, samples) => (name, samples))];

    [Theory]
    [MemberData(nameof(Batches))]
    public void Network_TiedWeights_AgreesWithScalar(string name, int samples)
    {
        var (create, architecture, createScalar) = Cases[name];
        var scalar = createScalar();
        var batch = ScalarBatch.Draw(scalar, samples, seed: samples, kinkDistance: 0);
        using var network = (IDisposable)create(seed: 1, batchCapacity: samples);

        ScalarComparison.AssertAgree((INetwork)network, architecture, scalar, batch, ScalarTolerance.Conditioned(scalar, batch, seed: samples));
    }

    [Fact]
    public void ScalarTiedDense_Gradients_AgreeWithDifferences()
    {
        var table = new ScalarEmbedding(5, 4);
        var scalar = Entropy(3, 5, table, new ScalarDense(4), new ScalarTanh(), new ScalarTiedDense(5, table, "Embedding1"));
        var batch = ScalarBatch.Draw(scalar, 6, seed: 1, kinkDistance: 0);
        double[][] expected = scalar.CentralDifferences(batch.Inputs, batch.Targets, 1e-5);

        scalar.ComputeGradients(batch.Inputs, batch.Targets);

        Assert.All(expected.Zip(scalar.Parameters), pair => Assert.All(pair.First.Zip(pair.Second.Gradients), values => Assert.Equal(values.First, values.Second, 1e-8)));
    }

    [Fact]
    public void ComputeGradients_AnyWorkers_GivesTheSameBits()
    {
        const int Samples = 16;
        int[] tokens = [.. Enumerable.Range(0, 24 * Samples).Select(i => i * 37 % 80)], next = [.. tokens.Select(token => (token + 3) % 80)];

        float[][] gradients = Array.ConvertAll(WorkerCounts, workers =>
        {
            using var network = new TiedWords(seed: 5, batchCapacity: Samples, workers: workers);
            network.ComputeGradients(tokens, next);
            return network.Gradients.ToArray();
        });

        Assert.Equal(gradients[0], gradients[1]);
        Assert.Equal(gradients[0], gradients[2]);
    }

    [Fact]
    public void ComputeGradients_TiedLayerWithoutLoss_IsThatOfTheTableAlone()
    {
        using var network = new TiedOutput(seed: 5, batchCapacity: 2) { MaxGradientNorm = 1e9f };
        int[] tokens = [3, 1, 32, 3, 16, 15, 0, 31, 3, 1];
        float[] targets = new float[100];

        var result = network.ComputeGradients(tokens, targets);

        double[] expected = new double[330];
        foreach (int token in tokens.Where(token => token != 1))
            for (int f = 0; f < 10; f++)
            {
                double y = Math.Tanh(network.Embedding1.Weights[token, f]);
                expected[(token * 10) + f] += 2 * y * (1 - (y * y)) / 100;
            }

        TensorComparison.AssertWithin("The gradient", network.Embedding1.WeightsGradient.ToArray(), expected, 1e-7);
        Assert.Equal(Math.Sqrt(expected.Sum(value => value * value)), result.Norm, 1e-6);
    }

    [Fact]
    public void Architecture_TiedWeights_AreOneParameter()
    {
        Assert.Equal(["Embedding1.Weights", "LayerNorm1.Scale", "LayerNorm1.Shift", "Dense1.Weights", "Dense1.Bias"], TiedLanguage.Architecture.Parameters.Select(parameter => parameter.FullName));
        Assert.Equal(["Step.Weights", "Step.Bias", "Dense2.Bias"], TiedSteps.Architecture.Parameters.Select(parameter => parameter.FullName));
        Assert.Equal(
            ["TiedPair1.There.Weights", "TiedPair1.There.Bias", "TiedPair1.Dense2.Bias", "TiedPair2.There.Weights", "TiedPair2.There.Bias", "TiedPair2.Dense2.Bias", "Dense1.Weights", "Dense1.Bias"],
            TiedPairs.Architecture.Parameters.Select(parameter => parameter.FullName));
        Assert.Equal("Dense(21, weights of Embedding1, no bias)", TiedLanguage.Architecture.Layers[^1].Kind);
    }

    [Fact]
    public void SaveWeights_Tied_LoadIntoAnother()
    {
        using var content = new MemoryStream();
        using TiedLanguage saved = new(seed: 1, batchCapacity: 1), loaded = new(seed: 2, batchCapacity: 1);
        float[] expected = new float[6 * 21], actual = new float[6 * 21];
        saved.Predict([0, 20, 4, 7, 15, 16], expected);

        saved.SaveWeights(content);
        content.Position = 0;
        using var file = SafetensorsFile.Open(content);
        loaded.LoadWeights(file);

        loaded.Predict([0, 20, 4, 7, 15, 16], actual);
        Assert.Equal(expected, actual);
    }

    private static ScalarNetwork Language()
    {
        var table = new ScalarEmbedding(21, 19, 4);
        return Entropy(6, 21, table, new ScalarLayerNorm(), new ScalarDense(19), new ScalarGelu(), new ScalarTiedDense(21, table, "Embedding1", bias: false));
    }

    private static ScalarNetwork Words()
    {
        var table = new ScalarEmbedding(80, 48);
        return Entropy(24, 80, table, new ScalarTanh(), new ScalarDense(48), new ScalarLayerNorm(), new ScalarTiedDense(80, table, "Words"));
    }

    private static ScalarNetwork FewWords()
    {
        var table = new ScalarEmbedding(3, 640);
        return Entropy(2, 3, table, new ScalarTanh(), new ScalarTiedDense(3, table, "Embedding1"));
    }

    private static ScalarNetwork Steps()
    {
        var step = new ScalarDense(18);
        return new ScalarNetwork(
            [18], [step, new ScalarTanh(), new ScalarTiedDense(18, step, "Step"), new ScalarTanh(), new ScalarTiedDense(18, step, "Step", bias: false)],
            new ScalarMeanSquaredError());
    }

    private static ScalarNetwork Entropy(int tokens, int vocabulary, params ScalarLayer[] layers) =>
        new([tokens], layers, new ScalarSoftmaxCrossEntropy(), vocabulary);
}
