using System.Text.RegularExpressions;
using StaticNet.Generators.Tests.Generation;
using Xunit;

namespace StaticNet.Generators.Tests.Planning;

/// <summary>What an activation overwrites, and what it is fused with.</summary>
public sealed class ActivationPlanTests
{
    // Inference, and training where the gradient needs no input; shares have other row counts.
    [Theory]
    [InlineData("Tanh", "Tanh16", 2)]
    [InlineData("Softplus", "Softplus16", 2)]
    [InlineData("Silu", "Silu16", 1)]
    [InlineData("Gelu", "Gelu16", 1)]
    [InlineData("Softplus(1f, 2f)", "Softplus1_2_16", 1)]
    public void Forward_InputThatTheGradientNeeds_IsOverwrittenInInferenceOnly(string activation, string kernel, int expected) =>
        Assert.Equal(expected, Regex.Count(Kernels(activation), $@"^\s+{kernel}\w*\.Run\((.+), \1, rows\);", RegexOptions.Multiline));

    [Theory]
    [InlineData("Relu6", "Forward3x5Relu6_", 2)]
    [InlineData("HardSwish", "Forward3x5HardSwish", 1)]
    public void Forward_InputThatTheGradientNeeds_IsFusedInInferenceOnly(string activation, string kernel, int expected) =>
        Assert.Equal(expected, Regex.Count(Kernels(activation), $@"^\s+{kernel}\w*\.Run\(.+, rows\);", RegexOptions.Multiline));

    [Theory]
    [InlineData("HardSwish", true)]
    [InlineData("Selu", true)]
    [InlineData("Mish", false)]
    public void InputGradient_LongDerivative_IsALoopOfItsOwn(string activation, bool isFused) =>
        Assert.Equal(isFused, Kernels(activation).Contains($"InputGradient5x2{activation}.Run(", StringComparison.Ordinal));

    private static string Kernels(string activation) => string.Concat(GeneratorRun.OfValid($$"""
        using StaticNet;

        [Network(3)]
        [Dense(5), {{activation}}]
        [Dense(2)]
        [MeanSquaredError]
        public partial class Net;
        """).Sources.Values);
}
