using Xunit;

namespace StaticNet.Tests.Embedding;

/// <summary>Integers that aren't in their vocabulary, and batches that don't fit, are refused before anything is written.</summary>
public sealed class TokenGuardTests
{
    [Theory]
    [InlineData(5)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void Predict_TokenOutsideTheVocabulary_NamesItAndWritesNothing(int token)
    {
        using var network = new Table(seed: 3, batchCapacity: 2);
        float[] outputs = [.. Enumerable.Repeat(7f, 24)];

        var exception = Assert.Throws<ArgumentOutOfRangeException>("tokens", () => network.Predict([0, 1, 2, 3, token, 4], outputs));

        Assert.StartsWith(
            FormattableString.Invariant($"Token 1 of 'tokens' of sample 1 is {token}; tokens must be in [0, 5), the input's vocabulary."), exception.Message, StringComparison.Ordinal);
        Assert.All(outputs, value => Assert.Equal(7f, value));
    }

    [Fact]
    public void ComputeGradients_TokenOutsideTheVocabulary_LeavesGradientsAndPosition()
    {
        using var network = new Language(seed: 3, batchCapacity: 2);
        int[] tokens = [.. Enumerable.Range(0, 24)], labels = new int[24];
        network.ComputeGradients(tokens, labels);
        float[] before = network.Gradients.ToArray();
        var position = ((INetwork)network).TrainingPosition;
        tokens[23] = 50;

        Assert.Throws<ArgumentOutOfRangeException>("tokens", () => network.ComputeGradients(tokens, labels));

        Assert.Equal(before, network.Gradients.ToArray());
        Assert.Equal(position, ((INetwork)network).TrainingPosition);
    }

    [Fact]
    public void Interface_FloatsForIntegers_IsRefused()
    {
        using var network = new Language(seed: 3, batchCapacity: 2);

        Assert.Contains("24 tokens", Assert.Throws<ArgumentException>("batch", () => ((INetwork)network).Predict(new Batch(new float[24]), new float[24 * 50])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_BatchesThatDoNotFit_NameTheInput()
    {
        using var table = new Table(seed: 3, batchCapacity: 2);
        using var network = new Mixture(seed: 3, batchCapacity: 2);
        float[] place = [1, 2, 3, 4, 5, 6], outputs = new float[4];

        Assert.Contains("'tokens' has 4 integers, which is not a positive multiple of the 3 of one sample", Message("tokens", () => table.Predict([1, 2, 3, 4], new float[4])), StringComparison.Ordinal);
        Assert.Contains("'tokens' has 0 integers", Message("tokens", () => table.Predict([], [])), StringComparison.Ordinal);
        Assert.Contains("has 3 samples, but the network was created for at most 2", Message("tokens", () => table.Forward(new int[9], new float[36])), StringComparison.Ordinal);
        Assert.Contains("'words' has 3 integers, but 2 samples of 2 need 4", Message("words", () => network.Predict(place, [1, 2, 3], [0, 1], outputs)), StringComparison.Ordinal);
        Assert.Contains("Token 0 of 'tags' of sample 1 is 4; tokens must be in [0, 4)", Message("tags", () => network.Predict(place, [1, 2, 3, 4], [0, 4], outputs)), StringComparison.Ordinal);

        static string Message(string name, Action call) => Assert.ThrowsAny<ArgumentException>(() => { call(); }) is { } exception && exception.ParamName == name
            ? exception.Message
            : throw new Xunit.Sdk.XunitException("Another argument is named.");
    }
}
