using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Attention;

/// <summary>Trained rows that are added to steps.</summary>
public sealed class PositionTests
{
    public static TheoryData<int> Batches => [1, 2, 15];

    [Theory]
    [MemberData(nameof(Batches))]
    public void PositionEmbedding_OddRows_AgreesWithScalar(int samples) => AssertAgrees<OddPositions>(
        (s, b) => new OddPositions(s, b), new ScalarNetwork([5, 7], [new ScalarPositionEmbedding(), new ScalarDense(3)], new ScalarMeanSquaredError()), samples);

    [Theory]
    [MemberData(nameof(Batches))]
    public void PositionEmbedding_WholeVectorsBetweenLayers_AgreesWithScalar(int samples) => AssertAgrees<WidePositions>(
        (s, b) => new WidePositions(s, b),
        new ScalarNetwork([6, 4], [new ScalarDense(32), new ScalarPositionEmbedding(), new ScalarTanh(), new ScalarDense(3)], new ScalarSoftmaxCrossEntropy()), samples);

    [Fact]
    public void PositionEmbedding_Deviation_IsThatOfTheInitialWeights()
    {
        using var network = new SmallPositions(seed: 1, batchCapacity: 1);
        float[] weights = SmallPositions.Architecture.Parameters[0].In(((INetwork)network).Parameters).ToArray();

        // Of 4,096 values a deviation is known to one part in 90: five of those.
        Assert.Equal(0.02, Math.Sqrt(weights.Average(weight => (double)weight * weight)), 0.02 * 5 / 90);
    }

    private static void AssertAgrees<TNetwork>(NetworkFactory create, ScalarNetwork scalar, int samples) where TNetwork : INetwork
    {
        var batch = ScalarBatch.Draw(scalar, samples, seed: 3, kinkDistance: 1e-5);
        var generated = GeneratedNetwork.Of<TNetwork>(create);
        var network = generated.Create(seed: 1, batchCapacity: samples);
        using var _ = network as IDisposable;

        ScalarComparison.AssertAgree(network, generated.Architecture, scalar, batch, ScalarTolerance.Conditioned(scalar, batch, seed: 3));
    }
}
