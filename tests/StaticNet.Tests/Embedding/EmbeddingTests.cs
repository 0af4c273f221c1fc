using StaticNet.Tests.Infrastructure;
using StaticNet.Tests.Samples;
using Xunit;

namespace StaticNet.Tests.Embedding;

/// <summary>Tables that integers are looked up in: rows, gradients in their order, padding, start, names.</summary>
public sealed class EmbeddingTests
{
    private const int Samples = 5;

    // No sum of two of these is exact, so that the order of a sum shows.
    private static float[] Gradients(int count) => [.. Enumerable.Range(0, count).Select(i => MathF.Sin(i + 1) * (1 + (i % 7)))];

    private static int[] Tokens(int count, int vocabulary) => [.. Enumerable.Range(0, count).Select(i => (int)((i * 2654435761L >> 7) % vocabulary))];

    [Fact]
    public void Predict_Tokens_AreRowsOfTheTable()
    {
        using var network = new Table(seed: 3, batchCapacity: 1);
        float[] outputs = new float[24];

        network.Predict([4, 0, 4, 1, 2, 3], outputs);

        Assert.Equal([.. Row(4), .. Row(0), .. Row(4), .. Row(1), .. Row(2), .. Row(3)], outputs);

        float[] Row(int token) => [.. Enumerable.Range(0, 4).Select(feature => network.Embedding1.Weights[token, feature])];
    }

    [Fact]
    public void Backward_RepeatedTokens_SumsInTheOrderOfTheBatch()
    {
        using var network = new PaddedTable(seed: 3, batchCapacity: Samples);
        int[] tokens = Tokens(4 * Samples, 6);
        float[] gradients = Gradients(19 * 4 * Samples);
        network.Forward(tokens, new float[19 * 4 * Samples]);

        var result = network.Backward(gradients);

        float[] expected = Expected(tokens, gradients, 7, 19, padding: 2);
        Assert.Equal(expected, network.Embedding1.WeightsGradient.ToArray());
        Assert.Equal(Math.Sqrt(expected.Sum(value => (double)value * value)), result.Norm, 1e-12);
        Assert.Contains(2, tokens);
        Assert.DoesNotContain(6, tokens);
    }

    [Fact]
    public void Backward_Again_LeavesNothingOfTheLastBatch()
    {
        using var network = new Table(seed: 3, batchCapacity: 1);
        network.Forward([0, 1, 2], new float[12]);
        network.Backward(Gradients(12));

        network.Forward([4, 4, 3], new float[12]);
        network.Backward(Gradients(12));

        Assert.Equal(Expected([4, 4, 3], Gradients(12), 5, 4, padding: null), network.Embedding1.WeightsGradient.ToArray());
    }

    [Fact]
    public void Backward_Limited_ClampsSumsAndAddsTheirMagnitudes()
    {
        using var network = new LimitedTable(seed: 3, batchCapacity: Samples);
        int[] tokens = Tokens(4 * Samples, 7);
        float[] gradients = Gradients(19 * 4 * Samples);
        network.Forward(tokens, new float[19 * 4 * Samples]);

        var result = network.Backward(gradients);

        float[] expected = [.. Expected(tokens, gradients, 7, 19, padding: null).Select(value => Math.Clamp(value, -0.25f, 0.25f))];
        Assert.Equal(expected, network.Embedding1.WeightsGradient.ToArray());
        Assert.Equal(expected.Sum(value => (double)Math.Abs(value)), result.Norm, 1e-9);
        Assert.Contains(0.25f, expected);
    }

    [Fact]
    public void Backward_OneTableForTwoInputs_SumsBoth()
    {
        using var network = new OneTable(seed: 3, batchCapacity: 1);
        float[] gradients = Gradients(10);
        network.Forward([1, 5], [5, 5], new float[10]);

        var result = network.Backward(gradients);

        var table = network.Read.Embedding1.Weights;
        float[] expected = new float[30];
        for (int step = 0; step < 2; step++)
            for (int feature = 0; feature < 5; feature++)
            {
                int question = step == 0 ? 1 : 5;
                expected[(question * 5) + feature] += gradients[(step * 5) + feature] * table[5, feature];
                expected[25 + feature] += gradients[(step * 5) + feature] * table[question, feature];
            }

        float[] actual = network.Read.Embedding1.WeightsGradient.ToArray();
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        Assert.Equal(Math.Sqrt(actual.Sum(value => (double)value * value)), result.Norm, 1e-12);
    }

    [Fact]
    public void Gradients_AnyWorkers_AreTheSameBits()
    {
        const int Batch = 64;
        int[] tokens = Tokens(24 * Batch, 50), labels = Tokens(24 * Batch, 49);
        float[]? gradients = null;
        double? norm = null;
        foreach (int workers in (int[])[1, 2, 3, 8])
        {
            using var network = new Language(seed: 5, batchCapacity: Batch, workers: workers);
            var result = network.ComputeGradients(tokens, labels);
            Assert.Equal(gradients ?? network.Gradients.ToArray(), network.Gradients.ToArray());
            Assert.Equal(norm ?? result.Norm, result.Norm);
            (gradients, norm) = (network.Gradients.ToArray(), result.Norm);
            Assert.All(Enumerable.Range(0, 40), feature => Assert.Equal(0f, network.Embedding1.WeightsGradient[0, feature]));
        }

        Assert.Contains(0, tokens);
    }

    [Fact]
    public void Step_Tokens_AllocatesNothing()
    {
        using var network = new Language(seed: 5, batchCapacity: 2);
        var optimizer = new Adam(1e-3f);
        int[] tokens = Tokens(48, 50), labels = Tokens(48, 50);
        optimizer.Step(network, network.ComputeGradients(tokens, labels));

        Allocations.AssertNone(() =>
        {
            for (int step = 0; step < 200; step++)
                optimizer.Step(network, network.ComputeGradients(tokens, labels));
        });
    }

    [Fact]
    public void Initialize_Table_IsNormalAndItsPaddingZero()
    {
        using var padded = new PaddedTable(seed: 1, batchCapacity: 1);
        using var large = new SmallTable(seed: 1, batchCapacity: 1);

        float[] rows = padded.Embedding1.Weights.ToArray(), values = large.Embedding1.Weights.ToArray();

        Assert.All(rows[(2 * 19)..(3 * 19)], value => Assert.Equal(0f, value));
        Assert.DoesNotContain(0f, rows[..(2 * 19)].Concat(rows[(3 * 19)..]));
        Assert.Equal(0, values.Average(), 0.0005);
        Assert.Equal(0.02, Math.Sqrt(values.Average(value => (double)value * value)), 0.0004);
        Assert.Equal((Initializer.Normal, 0.02f, 1f), (large.Embedding1.Weights.Info.Initializer, large.Embedding1.Weights.Info.Gain, padded.Embedding1.Weights.Info.Gain));
    }

    [Fact]
    public void Weights_OfATable_AreNamedAsPyTorchNamesThem()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("table.safetensors");
        using var network = new PaddedTable(seed: 1, batchCapacity: 1);
        network.SaveWeights(file);

        using var weights = SafetensorsFile.Open(file);
        using var other = new PaddedTable(seed: 2, batchCapacity: 1);
        other.LoadWeights(file);

        Assert.Equal(["embedding1.weight [7, 19]"], weights.Tensors.Select(tensor => $"{tensor.Name} [{string.Join(", ", tensor.Shape)}]"));
        Assert.Equal(network.Parameters.ToArray(), other.Parameters.ToArray());
    }

    [Fact]
    public void Architecture_Tokens_HasTheirVocabulary()
    {
        Assert.Equal(["tokens [24] 50"], Describe(Language.Architecture));
        Assert.Equal(["place [3] ", "words [2] 9", "tags [1] 4"], Describe(Mixture.Architecture));
        Assert.Equal(ParameterKind.Embedding, Language.Architecture.Parameters[0].Kind);
        Assert.Equal("Embedding(40, padding 0)", Language.Architecture.Layers[0].Kind);

        static IEnumerable<string> Describe(NetworkArchitecture architecture) =>
            architecture.Inputs.Select(input => $"{input.Name} [{string.Join(", ", input.Shape)}] {input.Vocabulary}");
    }

    private static float[] Expected(int[] tokens, float[] gradients, int vocabulary, int features, int? padding)
    {
        float[] expected = new float[vocabulary * features];
        for (int step = 0; step < tokens.Length; step++)
            for (int feature = 0; feature < features && tokens[step] != padding; feature++)
                expected[(tokens[step] * features) + feature] += gradients[(step * features) + feature];
        return expected;
    }
}
