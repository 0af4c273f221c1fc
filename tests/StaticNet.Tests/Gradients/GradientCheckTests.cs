using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Gradients;

/// <summary>Generated networks against the scalar implementation, and that one against differences of its own loss.</summary>
public sealed class GradientCheckTests
{
    private const int Seed = 20;

    public static TheoryData<string> Networks => [.. GradientCheckCase.All.Keys];

    public static MatrixTheoryData<string, int> NetworksAndBatches => new(GradientCheckCase.All.Keys, GradientCheckCase.BatchSizes);

    [Theory]
    [Trait("Vectors", "none")]
    [MemberData(nameof(Networks))]
    public void ScalarGradients_AnyNetwork_MatchCentralDifferences(string name)
    {
        const double Step = 1e-5;
        var network = GradientCheckCase.All[name].CreateScalar();

        // The deviation of three samples is now and then tiny, and third derivatives of what is divided by it are large.
        int samples = network.HasCancellingSums ? 9 : 3;

        // Ten steps away from every kink no difference reaches across one.
        var batch = ScalarBatch.Draw(network, samples, Seed, kinkDistance: 10 * Step);
        double[][] differences = network.CentralDifferences(batch.Inputs, batch.Targets, Step);
        network.ComputeGradients(batch.Inputs, batch.Targets);

        for (int p = 0; p < differences.Length; p++)
        {
            // h² = 1e-10 times third derivatives of a few units, and 1e-16 of rounding over h.
            double allowance = 1e-8 * TensorComparison.LargestMagnitude(network.Parameters[p].Gradients) + 1e-10;
            TensorComparison.AssertWithin($"Parameter {p}", network.Parameters[p].Gradients, differences[p], allowance);
        }
    }

    [Theory]
    [MemberData(nameof(NetworksAndBatches))]
    public void GeneratedNetwork_AnyShapeAndBatch_AgreesWithScalar(string name, int samples)
    {
        var check = GradientCheckCase.All[name];
        var scalar = check.CreateScalar();
        samples = Math.Max(samples, check.Generated.Architecture.SmallestTrainingBatch);
        var batch = ScalarBatch.Draw(scalar, samples, Seed, kinkDistance: 1e-5);

        AssertAgree(check, check.Generated.Create(seed: 1, batchCapacity: samples), scalar, batch);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void GeneratedNetwork_SmallBatchAfterFullOne_AgreesWithScalar(string name)
    {
        const int Capacity = 20;
        var check = GradientCheckCase.All[name];
        var scalar = check.CreateScalar();
        var network = check.Generated.Create(seed: 1, batchCapacity: Capacity);

        // The second batch finds the first one's values in every buffer.
        foreach (int samples in (int[])[Capacity, 5])
            AssertAgree(check, network, scalar, ScalarBatch.Draw(scalar, samples, Seed + samples, kinkDistance: 1e-5));
    }

    private static void AssertAgree(GradientCheckCase check, INetwork network, ScalarNetwork scalar, ScalarBatch batch) =>
        ScalarComparison.AssertAgree(
            network,
            check.Generated.Architecture,
            scalar,
            batch,
            scalar.HasCancellingSums ? ScalarTolerance.Conditioned(scalar, batch, Seed) : ScalarTolerance.Contract(scalar, batch));
}
