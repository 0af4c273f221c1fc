using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Gradients;

/// <summary>Layers that fetch ahead and copy columns, against the scalar implementation: too many weights for differences of a loss.</summary>
public sealed class LargeLayerTests
{
    private const int Seed = 20;

    /// <summary>A row, fewer than a tile, tiles and a rest, more than fetch, and more than are copied.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(29)]
    [InlineData(70)]
    [InlineData(259)]
    public void GeneratedNetwork_ManyWeights_AgreesWithScalar(int samples)
    {
        var scalar = new ScalarNetwork(
            [270],
            [new ScalarDense(261), new ScalarRelu(), new ScalarDense(277), new ScalarTanh(), new ScalarDense(5)],
            new ScalarSoftmaxCrossEntropy(0));
        var batch = ScalarBatch.Draw(scalar, samples, Seed, kinkDistance: 1e-6);

        ScalarComparison.AssertAgree(
            new LargeLayers(seed: 1, batchCapacity: samples), LargeLayers.Architecture, scalar, batch, ScalarTolerance.Contract(scalar, batch));
    }

    /// <summary>A row, tiles and a rest, and several blocks of packed inputs.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(29)]
    [InlineData(259)]
    public void GeneratedNetwork_PackedInputs_AgreesWithScalar(int samples)
    {
        var scalar = new ScalarNetwork([525], [new ScalarDense(259), new ScalarRelu(), new ScalarDense(3)], new ScalarSoftmaxCrossEntropy(0));
        var batch = ScalarBatch.Draw(scalar, samples, Seed, kinkDistance: 1e-6);

        ScalarComparison.AssertAgree(
            new PackedLayers(seed: 1, batchCapacity: samples), PackedLayers.Architecture, scalar, batch, ScalarTolerance.Contract(scalar, batch));
    }
}
