using Xunit;

namespace StaticNet.Tests.Losses;

/// <summary>Probabilities of a network with binary cross-entropy.</summary>
public sealed class BinaryProbabilityTests
{
    [Fact]
    public void PredictProbabilities_Logits_AreTheirSigmoids()
    {
        using var network = new LossBinary33(seed: 3, batchCapacity: 2);
        float[] inputs = [.. Enumerable.Range(0, 2 * LossBinary33.InputLength).Select(i => (i % 41) - 20f)];
        float[] logits = new float[2 * 33], probabilities = new float[2 * 33];

        network.Predict(inputs, logits);
        network.PredictProbabilities(inputs, probabilities);

        Assert.All(Enumerable.Range(0, logits.Length), i =>
            Assert.Equal(1 / (1 + Math.Exp(-logits[i])), probabilities[i], 1e-6));
        Assert.True(probabilities.Max() - probabilities.Min() > 0.5);
    }
}
