using StaticNet.Tests.Scalar;

namespace StaticNet.Tests.Lengths;

/// <summary>Compares a network whose samples have lengths with scalar networks of each sample's own length.</summary>
internal static class LengthComparison
{
    private const int Seed = 12;

    /// <summary>Compares outputs, losses and gradients of a batch that is drawn.</summary>
    /// <param name="check">The network.</param>
    /// <param name="samples">The samples of the batch.</param>
    /// <param name="weights">What each weighs; none for 1 each.</param>
    public static void AssertAgree(LengthCase check, int samples, float[] weights)
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
