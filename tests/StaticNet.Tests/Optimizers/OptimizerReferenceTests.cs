using StaticNet.Tests.Reference;
using Xunit;

namespace StaticNet.Tests.Optimizers;

/// <summary>Optimizers against libtorch's, step by step from the same start.</summary>
public sealed class OptimizerReferenceTests
{
    // Relative to the tensor's largest magnitude. Single rounding differences, and those of libtorch's gradients, are all there is.
    private const double Tolerance = 2e-6;

    // One of the 364 weights of this case differs by 2.4e-6; the formula in double differs from libtorch there by 2.6e-6.
    private const double NAdamTolerance = 3e-6;

    public static TheoryData<string> Cases =>
        [.. ReferenceCase.Names.Where(name => name.StartsWith("optimizer-", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Step_CaseOfLibtorch_GivesItsParameters(string name)
    {
        var reference = ReferenceCase.Load(name);
        var network = new ReferenceNetwork(reference);
        var training = ReferenceTraining.All[name];
        var optimizer = training.CreateOptimizer();

        for (int step = 1; step <= reference.Steps; step++)
        {
            optimizer.LearningRate = training.LearningRateAt?.Invoke(step) ?? optimizer.LearningRate;
            network.ComputeGradients();
            optimizer.Step(network.Parameters, network.Gradients);
            if (step == 1)
                AssertClose(reference.ParametersAfterFirstStep, network.Parameters, Tolerance);
        }

        AssertClose(reference.ParametersAfterLastStep, network.Parameters, name == "optimizer-nadam" ? NAdamTolerance : Tolerance);
    }

    private static void AssertClose(ReferenceTensor[] expected, float[] actual, double tolerance)
    {
        int offset = 0;
        foreach (var tensor in expected)
        {
            double largest = tensor.Values.Max(Math.Abs);
            for (int i = 0; i < tensor.Values.Length; i++, offset++)
            {
                double error = Math.Abs(tensor.Values[i] - actual[offset]) / largest;
                Assert.True(error <= tolerance, $"{tensor.Name}[{i}]: {actual[offset]:R} instead of {tensor.Values[i]:R}, {error:E2} of the largest.");
            }
        }
    }
}
