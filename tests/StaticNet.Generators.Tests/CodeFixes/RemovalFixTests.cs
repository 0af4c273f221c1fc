using StaticNet.CodeFixes;
using StaticNet.Generators.Tests.Diagnostics;
using Xunit;

namespace StaticNet.Generators.Tests.CodeFixes;

/// <summary>What editors offer where an attribute is too much.</summary>
public sealed class RemovalFixTests
{
    [Theory]
    [InlineData("SNET0020", "[Dense(3), Softmax, SoftmaxCrossEntropy]", "[Dense(3), SoftmaxCrossEntropy]")]
    [InlineData("SNET0020", "[Dense(3), Sigmoid]\n[BinaryCrossEntropy]", "[Dense(3)]\n[BinaryCrossEntropy]")]
    [InlineData("SNET0020", "[Dense(3)] // logits\n[Softmax]\n[SoftmaxCrossEntropy]", "[Dense(3)] // logits\n[SoftmaxCrossEntropy]")]
    [InlineData("SNET0020", "[Dense(3)]\n[Softmax] // why\n[SoftmaxCrossEntropy]", "[Dense(3)]\n // why\n[SoftmaxCrossEntropy]")]
    [InlineData("SNET0020", "[Dense(3)] [Softmax] [SoftmaxCrossEntropy]", "[Dense(3)] [SoftmaxCrossEntropy]")]
    [InlineData("SNET0020", "[Dense(3), // logits\n    Softmax, // probabilities\n    SoftmaxCrossEntropy]", "[Dense(3) // logits\n    , // probabilities\n    SoftmaxCrossEntropy]")]
    [InlineData("SNET0020", "[Dense(3)]\n[Softmax, SoftmaxCrossEntropy]", "[Dense(3)]\n[SoftmaxCrossEntropy]")]
    [InlineData("SNET0009", "[Dense(3), MeanSquaredError]\n[SoftmaxCrossEntropy]", "[Dense(3), MeanSquaredError]")]
    [InlineData("SNET0010", "[Dense(3), MeanSquaredError, ClipGradientNorm(1f), ClipGradientAdaptive(0.1f)]", "[Dense(3), MeanSquaredError, ClipGradientNorm(1f)]")]
    [InlineData("SNET0025", "[Tap(\"x\"), Dense(3), MeanSquaredError]", "[Dense(3), MeanSquaredError]")]
    public async Task Fix_WhatIsTooMuch_Goes(string rule, string before, string after) => Assert.Equal(
        $"using StaticNet;\n/// <summary>It.</summary>\n[Network(4)]\n{after}\npartial class Net;\n",
        await FixRun.FixCleanAsync(new RemovalFix(), rule, $"using StaticNet;\n/// <summary>It.</summary>\n[Network(4)]\n{before}\npartial class Net;\n"));

    [Theory]
    [InlineData("[Tap(\"a\"), Tap(\"b\"), Dense(3), Tap(\"c\")]\n[Tap(\"d\"), Tap(\"e\")]\n[MeanSquaredError]", "[Dense(3)]\n[MeanSquaredError]")]
    [InlineData("[Dense(3), Tap(\"c\"), Tap(\"d\"), Relu, Tap(\"e\"), MeanSquaredError]", "[Dense(3), Relu, MeanSquaredError]")]
    public async Task FixAll_NamesThatNothingUses_Go(string before, string after)
    {
        string source = $"using StaticNet;\n[Network(4)]\n{before}\npartial class Net;\n";
        using var run = FixRun.Of(new RemovalFix(), "SNET0025", source);
        string changed = Assert.Single(await run.FixAllAsync());

        Assert.Equal($"using StaticNet;\n[Network(4)]\n{after}\npartial class Net;\n", changed);
        AnalyzerRun.Of(changed).AssertClean();
    }

    [Fact]
    public async Task Fix_ProbabilitiesInABlockOfAnotherFile_RemovesThemThere()
    {
        using var run = FixRun.Of(
            new RemovalFix(), "SNET0020",
            "using StaticNet;\n[Network(4), Use<Head>, SoftmaxCrossEntropy] partial class Net;\n",
            "using StaticNet;\n[Block, Use<Inner>] class Head;\n[Block]\n[Dense(3)]\n[Softmax]\nclass Inner;\n");

        string[] after = await run.FixAsync();

        Assert.Equal(["Remove Softmax"], await run.TitlesAsync());
        Assert.Equal("using StaticNet;\n[Block, Use<Inner>] class Head;\n[Block]\n[Dense(3)]\nclass Inner;\n", after[1]);
        AnalyzerRun.Of(after).AssertClean();
    }
}
