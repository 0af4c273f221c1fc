using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Lengths;

/// <summary>Networks whose samples have lengths against scalar networks of each sample's own length.</summary>
public sealed class LengthAgreementTests
{
    private const int Seed = 12;

    public static TheoryData<string> Networks => [.. LengthCases.All.Keys];

    // Differences take two passes a weight.
    public static TheoryData<string> SmallNetworks =>
        [.. LengthCases.All.Where(check => check.Value.Generated.Architecture.Parameters.Sum(parameter => parameter.Count) < 1000).Select(check => check.Key)];

    public static MatrixTheoryData<string, int> NetworksAndBatches => new(LengthCases.All.Keys, [1, 2, 7, 17]);

    [Theory]
    [MemberData(nameof(SmallNetworks))]
    public void ScalarGradients_ShorterSequence_MatchCentralDifferences(string name)
    {
        const double Step = 1e-5;
        var check = LengthCases.All[name];
        var network = check.CreateScalar(Math.Max(check.Steps - 1, 1));
        var batch = ScalarBatch.Draw(network, 3, Seed, kinkDistance: 10 * Step);
        double[][] differences = network.CentralDifferences(batch.Inputs, batch.Targets, Step);
        network.ComputeGradients(batch.Inputs, batch.Targets);

        for (int p = 0; p < differences.Length; p++)
            TensorComparison.AssertWithin(
                $"Parameter {p}", network.Parameters[p].Gradients, differences[p], 1e-8 * TensorComparison.LargestMagnitude(network.Parameters[p].Gradients) + 1e-10);
    }

    [Theory]
    [MemberData(nameof(NetworksAndBatches))]
    public void GeneratedNetwork_AnyLengths_ComputesEachSampleByItsSteps(string name, int samples) =>
        LengthComparison.AssertAgree(LengthCases.All[name], samples, []);

    [Theory]
    [MemberData(nameof(Networks))]
    public void GeneratedNetwork_LengthsAndWeights_WeighsTheStepsOfEachSample(string name) =>
        LengthComparison.AssertAgree(LengthCases.All[name], 5, [1f, 0f, 2.5f, 0.5f, 3f]);
}
