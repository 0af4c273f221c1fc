using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Reference;

/// <summary>The scalar implementation against libtorch: what the generated code is compared with is right itself.</summary>
public sealed class ScalarReferenceTests
{
    public static TheoryData<string> Cases => [.. ReferenceCase.TrainedNames];

    public static TheoryData<string> UntrainedCases => [.. ReferenceCase.Names.Except(ReferenceCase.TrainedNames)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void ScalarNetwork_ReferenceCase_HasLibtorchsOutputsLossAndGradients(string name)
    {
        var reference = ReferenceCase.Load(name);
        var network = ReferenceScalar.Build(reference);
        double[][] inputs = Samples(reference, reference.InputTensors), targets = Samples(reference, reference.OutputNames.Select(output => reference["target" + output]));

        double loss = network.ComputeGradients(inputs, targets);

        AssertClose("loss", reference["losses"].Values.AsSpan(0, 1), [loss]);
        AssertClose("outputs", reference.OfOutputs("output_eval"), ScalarBatch.Blocks(network.Infer(inputs), network.Outputs.Select(output => output.Length)));
        for (int p = 0; p < network.Parameters.Count; p++)
            TensorComparison.AssertWithin(
                reference.Gradients[p].Name,
                reference.Gradients[p].Values,
                network.Parameters[p].Gradients,
                ScalarTolerance.PartOfLargest * TensorComparison.LargestMagnitude(network.Parameters[reference.ScaleOfGradient(p)].Gradients));
    }

    [Theory]
    [MemberData(nameof(UntrainedCases))]
    public void ScalarNetwork_ReferenceCaseInInference_HasLibtorchsOutputs(string name)
    {
        var reference = ReferenceCase.Load(name);
        var network = ReferenceScalar.Build(reference);

        double[][] outputs = network.Infer(Samples(reference, reference.InputTensors));

        AssertClose("outputs", reference.OfOutputs("output_eval"), ScalarBatch.Blocks(outputs, network.Outputs.Select(output => output.Length)));
    }

    // A file has the batch of each part by itself; the scalar implementation takes samples with all their parts.
    private static double[][] Samples(ReferenceCase reference, IEnumerable<ReferenceTensor> parts) =>
    [
        .. Enumerable.Range(0, reference.Batch).Select(sample => parts
            .Select(part => part.Values)
            .SelectMany(values => values.Chunk(values.Length / reference.Batch).ElementAt(sample))
            .Select(value => (double)value).ToArray()),
    ];

    private static void AssertClose(string name, ReadOnlySpan<float> libtorch, double[] scalar) =>
        TensorComparison.AssertWithin(name, libtorch, scalar, ScalarTolerance.PartOfLargest * TensorComparison.LargestMagnitude(scalar));
}
