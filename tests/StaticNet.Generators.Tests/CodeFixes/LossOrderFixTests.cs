using StaticNet.CodeFixes;
using StaticNet.Generators.Tests.Diagnostics;
using Xunit;

namespace StaticNet.Generators.Tests.CodeFixes;

/// <summary>What editors offer where layers stand below the loss.</summary>
public sealed class LossOrderFixTests
{
    [Theory]
    [InlineData(
        "using StaticNet;\n[Network(8)]\n[Dense(4), Relu]\n// classes\n[SoftmaxCrossEntropy] // of digits\n[Dense(3)] // logits\n[ClipGradientNorm(1f)]\npartial class Net;\n",
        "using StaticNet;\n[Network(8)]\n[Dense(4), Relu]\n// classes\n[Dense(3)] // logits\n[SoftmaxCrossEntropy] // of digits\n[ClipGradientNorm(1f)]\npartial class Net;\n")]
    [InlineData(
        "using StaticNet;\n[Network(8), MeanSquaredError, Dense(4), Relu, Dense(3)] partial class Net;\n",
        "using StaticNet;\n[Network(8), Dense(4), Relu, Dense(3), MeanSquaredError] partial class Net;\n")]
    [InlineData(
        "using StaticNet;\n[Network(8)]\n[Dense(4), MeanSquaredError(Name = \"a\")]\n[ClipGradientNorm(1f), Relu, TrackGradients]\npartial class Net;\n",
        "using StaticNet;\n[Network(8)]\n[Dense(4)]\n[ClipGradientNorm(1f), Relu, MeanSquaredError(Name = \"a\"), TrackGradients]\npartial class Net;\n")]
    [InlineData(
        "using StaticNet;\n[Network(8)]\n[MeanSquaredError]\n[Dense(4)]\n[Relu] partial class Net;\n",
        "using StaticNet;\n[Network(8)]\n[Dense(4)]\n[Relu, MeanSquaredError] partial class Net;\n")]
    [InlineData(
        "using StaticNet;\r\n\t[Network(8), Tap(\"x\")]\r\n\t[Output(\"a\")]\r\n\t[Dense(4)]\r\n\t[From(\"x\"), Dense(2), Output(\"b\")]\r\n\tpartial class Net;\r\n",
        "using StaticNet;\r\n\t[Network(8), Tap(\"x\")]\r\n\t[Dense(4)]\r\n\t[Output(\"a\")]\r\n\t[From(\"x\"), Dense(2), Output(\"b\")]\r\n\tpartial class Net;\r\n")]
    public async Task Fix_LayersBelowTheLoss_BringsThemBeforeIt(string before, string after) =>
        Assert.Equal(after, await FixRun.FixCleanAsync(new LossOrderFix(), "SNET0008", before));

    [Fact]
    public async Task FixAll_TwoBranches_BringsTheLayersOfEachBeforeItsLoss()
    {
        using var run = FixRun.Of(new LossOrderFix(), "SNET0008", """
            using StaticNet;
            [Network(8), Tap("x")]
            [MeanSquaredError(Name = "a"), Dense(4), Relu]
            [From("x"), MeanSquaredError(Name = "b"), Dense(2), Tanh]
            partial class Net;
            """);

        string after = Assert.Single(await run.FixAllAsync());

        Assert.Equal("""
            using StaticNet;
            [Network(8), Tap("x")]
            [Dense(4), Relu]
            [MeanSquaredError(Name = "a")]
            [From("x"), Dense(2), Tanh]
            [MeanSquaredError(Name = "b")]
            partial class Net;
            """, after);
        AnalyzerRun.Of(after).AssertClean();
    }
}
