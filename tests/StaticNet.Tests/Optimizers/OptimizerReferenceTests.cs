using StaticNet.Tests.Reference;
using Xunit;

namespace StaticNet.Tests.Optimizers;

/// <summary>Optimizers against libtorch's, step by step from the same start.</summary>
public sealed class OptimizerReferenceTests
{
    // Relative to the tensor's largest magnitude. Single rounding differences, and those of libtorch's gradients, are all there is.
    private const double Tolerance = 2e-6;

    public static TheoryData<string> Cases => new(
        "optimizer-sgd",
        "optimizer-sgd-decay",
        "optimizer-momentum",
        "optimizer-momentum-dampening",
        "optimizer-nesterov",
        "optimizer-adam",
        "optimizer-adam-l2",
        "optimizer-adam-amsgrad");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Step_CaseOfLibtorch_GivesItsParameters(string name)
    {
        var reference = ReferenceCase.Load(name);
        var network = new ReferenceNetwork(reference);
        var optimizer = Create(reference.Optimizer);

        for (int step = 1; step <= reference.Steps; step++)
        {
            network.ComputeGradients();
            optimizer.Step(network.Parameters, network.Gradients);
            if (step == 1)
                AssertClose(reference.ParametersAfterFirstStep, network.Parameters);
        }

        AssertClose(reference.ParametersAfterLastStep, network.Parameters);
    }

    private static Optimizer Create(string description) => description switch
    {
        "sgd lr=0.1" => new Sgd(0.1f),
        "sgd lr=0.1 weight_decay=0.01" => new Sgd(0.1f, weightDecay: 0.01f),
        "sgd lr=0.05 momentum=0.9" => new Sgd(0.05f, momentum: 0.9f),
        "sgd lr=0.05 momentum=0.9 dampening=0.1" => new Sgd(0.05f, momentum: 0.9f, dampening: 0.1f),
        "sgd lr=0.05 momentum=0.9 nesterov" => new Sgd(0.05f, momentum: 0.9f, nesterov: true),
        "adam lr=0.01" => new Adam(0.01f),
        "adam lr=0.01 weight_decay=0.1" => new Adam(0.01f, weightDecay: 0.1f),
        "adam lr=0.01 amsgrad" => new Adam(0.01f, amsGrad: true),
        _ => throw new ArgumentException($"No optimizer is known for '{description}'.", nameof(description)),
    };

    private static void AssertClose(ReferenceTensor[] expected, float[] actual)
    {
        int offset = 0;
        foreach (var tensor in expected)
        {
            double largest = tensor.Values.Max(Math.Abs);
            for (int i = 0; i < tensor.Values.Length; i++, offset++)
            {
                double error = Math.Abs(tensor.Values[i] - actual[offset]) / largest;
                Assert.True(error <= Tolerance, $"{tensor.Name}[{i}]: {actual[offset]:R} instead of {tensor.Values[i]:R}, {error:E2} of the largest.");
            }
        }
    }
}
