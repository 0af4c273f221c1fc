using System.Collections.Immutable;
using Xunit;

namespace StaticNet.Tests.Scalar;

/// <summary>Compares a generated network with the scalar implementation of the same layers.</summary>
internal static class ScalarComparison
{
    /// <summary>
    /// Gives the generated network the scalar one's parameters and statistics and compares outputs, loss, gradients, norm, moved
    /// statistics and padding.
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
        Copy(scalar.Parameters, architecture.Parameters, network.Parameters);
        Copy(scalar.Statistics, architecture.Statistics, network.Statistics);

        double loss = scalar.ComputeGradients(batch.Inputs, batch.Targets);
        var (inferred, evaluationLoss) = scalar.Infer(batch.Inputs, batch.Targets);
        double[] expectedOutputs = ScalarBatch.Blocks(inferred, scalar.Outputs.Select(output => output.Length));
        var samples = SamplesOf(architecture.SampleShape, scalar, batch);

        float[] outputs = new float[expectedOutputs.Length];
        network.Predict(samples, outputs);
        TensorComparison.AssertWithin("Predict's outputs", outputs, expectedOutputs, tolerance.Outputs);

        Array.Clear(outputs);
        TensorComparison.AssertWithin("Evaluate's loss", [network.Evaluate(samples, outputs)], [evaluationLoss], tolerance.EvaluationLoss);
        TensorComparison.AssertWithin("Evaluate's outputs", outputs, expectedOutputs, tolerance.Outputs);

        var result = network.ComputeGradients(samples);
        TensorComparison.AssertWithin("ComputeGradients' loss", [result.Loss], [loss], tolerance.Loss);
        AssertGradients(architecture, network, scalar, result, tolerance);
        AssertStatistics(architecture, network, scalar.MovedStatistics(batch.Inputs, batch.Targets), tolerance);
        AssertPaddingIsZero(architecture.Parameters, network.Parameters, "parameters");
        AssertPaddingIsZero(architecture.Parameters, network.Gradients, "gradients");
        AssertPaddingIsZero(architecture.Statistics, network.Statistics, "statistics");
    }

    /// <summary>A batch as the network takes it: the values of all inputs of values, the tokens of all others.</summary>
    /// <param name="shape">What its samples are made of.</param>
    /// <param name="scalar">The network.</param>
    /// <param name="batch">The batch.</param>
    public static Batch SamplesOf(SampleShape shape, ScalarNetwork scalar, ScalarBatch batch)
    {
        var inputs = scalar.Inputs;
        float[] values = [.. ScalarBatch.Blocks(batch.Inputs, scalar.InputLengths, part => inputs[part].Vocabulary is null).Select(value => (float)value)];
        int[] tokens = [.. ScalarBatch.Blocks(batch.Inputs, scalar.InputLengths, part => inputs[part].Vocabulary is not null).Select(value => (int)value)];
        return new Batch(shape, batch.Inputs.Length, values, tokens, TargetsOf(scalar, batch));
    }

    /// <summary>A batch's targets as the network takes them: labels of all outputs that take labels, values of all others.</summary>
    /// <param name="scalar">The network.</param>
    /// <param name="batch">The batch.</param>
    public static Targets TargetsOf(ScalarNetwork scalar, ScalarBatch batch)
    {
        var lengths = scalar.Outputs.Select(output => output.TargetLength);
        int[] labels = [.. ScalarBatch.Blocks(batch.Targets, lengths, part => scalar.Outputs[part].Loss.TakesLabels).Select(value => (int)value)];
        float[] values = [.. ScalarBatch.Blocks(batch.Targets, lengths, part => !scalar.Outputs[part].Loss.TakesLabels).Select(value => (float)value)];
        return values.Length == 0 ? new Targets(labels) : labels.Length == 0 ? new Targets(values) : new Targets(labels, values, default);
    }

    /// <summary>Gives the generated network the scalar one's values.</summary>
    /// <param name="scalars">Those.</param>
    /// <param name="infos">The network's.</param>
    /// <param name="flat">Where the network has them.</param>
    public static void Copy(IReadOnlyList<ScalarParameter> scalars, ImmutableArray<ParameterInfo> infos, Span<float> flat)
    {
        for (int p = 0; p < scalars.Count; p++)
            infos[p].In(flat).CopyFrom(Array.ConvertAll(scalars[p].Values, value => (float)value));
    }

    private static void AssertStatistics(
        NetworkArchitecture architecture, INetwork network, double[][] expected, ScalarTolerance tolerance)
    {
        for (int s = 0; s < expected.Length; s++)
            TensorComparison.AssertWithin(
                architecture.Statistics[s].FullName, architecture.Statistics[s].In(network.Statistics).ToArray(), expected[s],
                tolerance.Statistics[s]);
    }

    private static void AssertSameParameters(NetworkArchitecture architecture, ScalarNetwork scalar)
    {
        Assert.Equal(scalar.InputLength, architecture.InputLength);
        Assert.Equal(scalar.OutputLength, architecture.OutputLength);
        AssertSame(scalar.Parameters, architecture.Parameters);
        AssertSame(scalar.Statistics, architecture.Statistics);
    }

    private static void AssertSame(IEnumerable<ScalarParameter> scalars, ImmutableArray<ParameterInfo> infos) => Assert.Equal(
        scalars.Select(parameter => $"{parameter.Name} [{string.Join(", ", parameter.Shape)}]"),
        infos.Select(parameter => $"{parameter.Name} [{string.Join(", ", parameter.Shape)}]"));

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

    private static void AssertPaddingIsZero(ImmutableArray<ParameterInfo> parameters, ReadOnlySpan<float> flat, string name)
    {
        Assert.Equal(parameters.Sum(parameter => parameter.Layout.Length), flat.Length);
        float[] padding = flat.ToArray();
        foreach (var parameter in parameters)
            parameter.In(padding).CopyFrom(new float[parameter.Count]);
        Assert.True(padding.All(value => value == 0), $"The padding of the {name} isn't zero.");
    }
}
