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

        var result = ReferenceResult.Of(reference);

        AssertClose("loss", reference["losses"].Values.AsSpan(0, 1), [result.Loss]);
        AssertClose("outputs", reference.OfOutputs("output_eval"), result.Outputs);
        for (int p = 0; p < result.Gradients.Length; p++)
            TensorComparison.AssertWithin(
                reference.Gradients[p].Name,
                reference.Gradients[p].Values,
                result.Gradients[p],
                ScalarTolerance.PartOfLargest * TensorComparison.LargestMagnitude(result.Gradients[reference.ScaleOfGradient(p)]));
    }

    [Theory]
    [MemberData(nameof(UntrainedCases))]
    public void ScalarNetwork_ReferenceCaseInInference_HasLibtorchsOutputs(string name)
    {
        var reference = ReferenceCase.Load(name);

        var result = ReferenceResult.Of(reference);

        AssertClose("outputs", reference.OfOutputs("output_eval"), result.Outputs);
    }

    private static void AssertClose(string name, ReadOnlySpan<float> libtorch, double[] scalar) =>
        TensorComparison.AssertWithin(name, libtorch, scalar, ScalarTolerance.PartOfLargest * TensorComparison.LargestMagnitude(scalar));
}
