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

    [Theory]
    [MemberData(nameof(Batches))]
    public void PositionalEncoding_OddRows_AgreesWithScalar(int samples) => AssertAgrees<OddEncoding>(
        (s, b) => new OddEncoding(s, b), new ScalarNetwork([5, 7], [new ScalarPositionalEncoding(), new ScalarDense(3)], new ScalarMeanSquaredError()), samples);

    [Theory]
    [MemberData(nameof(Batches))]
    public void PositionalEncoding_WholeVectorsBetweenLayers_AgreesWithScalar(int samples) => AssertAgrees<WideEncoding>(
        (s, b) => new WideEncoding(s, b),
        new ScalarNetwork([6, 4], [new ScalarDense(32), new ScalarPositionalEncoding(30), new ScalarTanh(), new ScalarDense(3)], new ScalarSoftmaxCrossEntropy()), samples);

    [Fact]
    public void PositionalEncoding_OfZeros_IsThePapersRows()
    {
        using var network = new BareEncoding(seed: 1, batchCapacity: 1);
        float[] rows = new float[9 * 6];

        network.Predict(new float[9 * 6], rows);

        Assert.Equal([0f, 1f, 0f, 1f, 0f, 1f], rows.Take(6));
        // Of step 8: wavelengths 1, 10,000^(1/3) and 10,000^(2/3).
        Assert.Equal([0.9893582466f, -0.1455000338f, 0.3628524110f, 0.9318466225f, 0.0172346242f, 0.9998514728f], rows.Skip(8 * 6));
        Assert.Empty(BareEncoding.Architecture.Parameters);
    }

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
