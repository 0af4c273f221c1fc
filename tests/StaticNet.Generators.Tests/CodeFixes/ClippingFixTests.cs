using StaticNet.CodeFixes;
using StaticNet.Generators.Tests.Diagnostics;
using Xunit;

namespace StaticNet.Generators.Tests.CodeFixes;

/// <summary>What editors offer where nothing clips the gradients of a deep network or a long recurrence.</summary>
public sealed class ClippingFixTests
{
    private const string Deep = "Dense(8), Relu, Dense(8), Relu, Dense(8), Relu, Dense(8), Relu, Dense(8), Relu, Dense(8), Relu, Dense(8), Relu, Dense(8), Relu, Dense(2)";

    [Theory]
    [InlineData("SNET0023", $"[Network(4), {Deep}]\n[SoftmaxCrossEntropy] // classes\npublic partial class Net;", $"[Network(4), {Deep}]\n[SoftmaxCrossEntropy] // classes\n[ClipGradientNorm(1f)]\npublic partial class Net;")]
    [InlineData("SNET0023", $"[Network(4), {Deep}, MeanSquaredError] partial class Net;", $"[Network(4), {Deep}, MeanSquaredError, ClipGradientNorm(1f)] partial class Net;")]
    [InlineData("SNET0032", "class Outer;\n\n    [Network(40, 3)]\n    [Lstm(4), MeanSquaredError]\n    [System.Obsolete]\n    partial class Net;", "class Outer;\n\n    [Network(40, 3)]\n    [Lstm(4), MeanSquaredError]\n    [ClipGradientNorm(1f)]\n    [System.Obsolete]\n    partial class Net;")]
    [InlineData("SNET0032", "[Network(40, 3), Use<Memory>]\n[MeanSquaredError]\npartial class Net;\n[Block, Gru(4)] class Memory;", "[Network(40, 3), Use<Memory>]\n[MeanSquaredError]\n[ClipGradientNorm(1f)]\npartial class Net;\n[Block, Gru(4)] class Memory;")]
    public async Task Fix_NothingClips_ClipsByNorm(string rule, string before, string after) =>
        Assert.Equal("using StaticNet;\n" + after, await FixRun.FixCleanAsync(new ClippingFix(), rule, "using StaticNet;\n" + before));

    [Fact]
    public async Task FixAll_TwoRecurrences_ClipsEachNetworkOnce()
    {
        using var run = FixRun.Of(
            new ClippingFix(), "SNET0032",
            "using StaticNet;\n[Network(40, 3)]\n[Lstm(4), Gru(4), MeanSquaredError]\npartial class A;\n[Network(40, 3), Gru(4), Lstm(4), MeanSquaredError] partial class B;\n");

        string after = Assert.Single(await run.FixAllAsync());

        Assert.Equal(
            "using StaticNet;\n[Network(40, 3)]\n[Lstm(4), Gru(4), MeanSquaredError]\n[ClipGradientNorm(1f)]\npartial class A;\n[Network(40, 3), Gru(4), Lstm(4), MeanSquaredError, ClipGradientNorm(1f)] partial class B;\n",
            after);
        AnalyzerRun.Of(after).AssertClean();
    }
}
