using Xunit;

namespace StaticNet.Tests.Scalar;

/// <summary>Compares a generated network with the scalar implementation of the same layers.</summary>
internal static class ScalarComparison
{
    /// <summary>
    /// Gives the generated network the scalar one's parameters and compares outputs, loss, gradients, norm and padding.
    /// </summary>
    /// <param name="network">The generated network.</param>
    /// <param name="architecture">Its architecture.</param>
    /// <param name="scalar">The scalar implementation with its parameters.</param>
    /// <param name="batch">The batch, within the network's capacity.</param>
    /// <param name="tolerance">The differences allowed.</param>
    public static void AssertAgree(
        INetwork network, NetworkArchitecture architecture, ScalarNetwork scalar, ScalarBatch batch, ScalarTolerance tolerance)
    {
        AssertSameParameters(architecture, scalar);
        for (int p = 0; p < scalar.Parameters.Count; p++)
            architecture.Parameters[p].In(network.Parameters)
                .CopyFrom(Array.ConvertAll(scalar.Parameters[p].Values, value => (float)value));

        double loss = scalar.ComputeGradients(batch.Inputs, batch.Targets);
        double[] expectedOutputs = [.. scalar.Forward(batch.Inputs).SelectMany(row => row)];
        var targets = scalar.TakesLabels ? new Targets(batch.Labels) : new Targets(batch.FlatTargets);

        float[] outputs = new float[expectedOutputs.Length];
        network.Predict(batch.FlatInputs, outputs);
        TensorComparison.AssertWithin("Predict's outputs", outputs, expectedOutputs, tolerance.Outputs);

        Array.Clear(outputs);
        TensorComparison.AssertWithin("Evaluate's loss", [network.Evaluate(batch.FlatInputs, targets, outputs)], [loss], tolerance.Loss);
        TensorComparison.AssertWithin("Evaluate's outputs", outputs, expectedOutputs, tolerance.Outputs);

        var result = network.ComputeGradients(batch.FlatInputs, targets);
        TensorComparison.AssertWithin("ComputeGradients' loss", [result.Loss], [loss], tolerance.Loss);
        AssertGradients(architecture, network, scalar, result, tolerance);
        AssertPaddingIsZero(architecture, network.Parameters, "parameters");
        AssertPaddingIsZero(architecture, network.Gradients, "gradients");
    }

    private static void AssertSameParameters(NetworkArchitecture architecture, ScalarNetwork scalar)
    {
        Assert.Equal(scalar.InputLength, architecture.InputLength);
        Assert.Equal(scalar.OutputLength, architecture.OutputLength);
        Assert.Equal(
            scalar.Parameters.Select(parameter => $"{parameter.Name} [{string.Join(", ", parameter.Shape)}]"),
            architecture.Parameters.Select(parameter => $"{parameter.Name} [{string.Join(", ", parameter.Shape)}]"));
    }

    private static void AssertGradients(
        NetworkArchitecture architecture, INetwork network, ScalarNetwork scalar, GradientResult result, ScalarTolerance tolerance)
    {
        for (int p = 0; p < scalar.Parameters.Count; p++)
            TensorComparison.AssertWithin(
                $"Gradient of {architecture.Parameters[p].FullName}", architecture.Parameters[p].In(network.Gradients).ToArray(),
                scalar.Parameters[p].Gradients, tolerance.Gradients[p]);

        // The norm moves by no more than the norm of the differences.
        double norm = Math.Sqrt(scalar.Parameters.Sum(parameter => parameter.Gradients.Sum(value => value * value)));
        double allowance = Math.Sqrt(scalar.Parameters.Select((parameter, p) =>
            parameter.Gradients.Length * tolerance.Gradients[p] * tolerance.Gradients[p]).Sum());
        TensorComparison.AssertWithin("The norm", [result.Norm], [norm], allowance + 1e-6 * norm);
        Assert.Equal(1f, result.Scale);
        Assert.True(result.IsFinite);
    }

    private static void AssertPaddingIsZero(NetworkArchitecture architecture, ReadOnlySpan<float> flat, string name)
    {
        Assert.Equal(architecture.ParameterArrayLength, flat.Length);
        float[] padding = flat.ToArray();
        foreach (var parameter in architecture.Parameters)
            parameter.In(padding).CopyFrom(new float[parameter.Count]);
        Assert.True(padding.All(value => value == 0), $"The padding of the {name} isn't zero.");
    }
}
