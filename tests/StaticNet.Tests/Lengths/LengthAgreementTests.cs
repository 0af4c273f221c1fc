using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Lengths;

/// <summary>Networks whose samples have lengths against scalar networks of each sample's own length.</summary>
public sealed class LengthAgreementTests
{
    private const int Seed = 12;

    public static TheoryData<string> Networks => [.. LengthCase.All.Keys];

    // Differences take two passes a weight.
    public static TheoryData<string> SmallNetworks =>
        [.. LengthCase.All.Where(check => check.Value.Generated.Architecture.Parameters.Sum(parameter => parameter.Count) < 1000).Select(check => check.Key)];

    public static MatrixTheoryData<string, int> NetworksAndBatches => new(LengthCase.All.Keys, [1, 2, 7, 17]);

    [Theory]
    [MemberData(nameof(SmallNetworks))]
    public void ScalarGradients_ShorterSequence_MatchCentralDifferences(string name)
    {
        const double Step = 1e-5;
        var check = LengthCase.All[name];
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
    public void GeneratedNetwork_AnyLengths_ComputesEachSampleByItsSteps(string name, int samples) => AssertAgree(LengthCase.All[name], samples, []);

    [Theory]
    [MemberData(nameof(Networks))]
    public void GeneratedNetwork_LengthsAndWeights_WeighsTheStepsOfEachSample(string name) => AssertAgree(LengthCase.All[name], 5, [1f, 0f, 2.5f, 0.5f, 3f]);

    private static void AssertAgree(LengthCase check, int samples, float[] weights)
    {
        var random = new Random(Seed + samples);
        var batch = LengthBatch.Draw(check, samples, random);
        var scalars = batch.Lengths.Select(check.CreateScalar).ToList();
        using var network = check.Generated.Create(seed: 1, batchCapacity: samples + 1);
        foreach (var scalar in scalars)
            for (int p = 0; p < scalar.Parameters.Count; p++)
                Array.ConvertAll(check.Generated.Architecture.Parameters[p].In(network.Parameters).ToArray(), value => (double)value).CopyTo(scalar.Parameters[p].Values, 0);
        double[] shares = batch.Shares(weights);
        double[] expected = [.. scalars.SelectMany(batch.Infer)];
        double loss = 0;
        double[][] gradients = [.. scalars[0].Parameters.Select(parameter => new double[parameter.Gradients.Length])];
        for (int i = 0; i < samples; i++)
        {
            if (shares[i] == 0)
                continue;
            loss += shares[i] * scalars[i].ComputeGradients([batch.Taken(i)], [batch.Targets[i]]);
            for (int p = 0; p < gradients.Length; p++)
                for (int k = 0; k < gradients[p].Length; k++)
                    gradients[p][k] += shares[i] * scalars[i].Parameters[p].Gradients[k];
        }

        float[] outputs = new float[expected.Length];
        network.Predict(batch.Samples(float.NaN, -1), outputs);
        AssertNear("Predict's outputs", outputs, expected);
        Array.Fill(outputs, 9f);
        AssertNear("Evaluate's loss", [network.Evaluate(batch.Samples(float.NaN, -1, weights), outputs)], [loss]);
        AssertNear("Evaluate's outputs", outputs, expected);
        var result = network.ComputeGradients(batch.Samples(float.NaN, -1, weights));
        AssertNear("ComputeGradients' loss", [result.Loss], [loss]);
        for (int p = 0; p < gradients.Length; p++)
            AssertNear(
                $"Gradient of {check.Generated.Architecture.Parameters[p].FullName}",
                check.Generated.Architecture.Parameters[p].In(network.Gradients).ToArray(), gradients[p]);
        network.CopyTrainingOutputs(outputs);
        AssertNear("The outputs in training", outputs, expected);
    }

    private static void AssertNear(string name, float[] actual, double[] expected) =>
        TensorComparison.AssertWithin(name, actual, expected, ScalarTolerance.PartOfLargest * TensorComparison.LargestMagnitude(expected));
}
