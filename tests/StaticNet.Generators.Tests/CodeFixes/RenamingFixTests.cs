using StaticNet.CodeFixes;
using StaticNet.Generators.Tests.Diagnostics;
using Xunit;

namespace StaticNet.Generators.Tests.CodeFixes;

/// <summary>What editors offer where two parts have a name.</summary>
public sealed class RenamingFixTests
{
    [Theory]
    [InlineData("Dense(3, Name = \"A\"), Dense(3, Name = \"A\"), MeanSquaredError", "Dense(3, Name = \"A\"), Dense(3, Name = \"A2\"), MeanSquaredError")]
    [InlineData("Dense(3, Name = \"A2\"), Dense(3, Name = /* old */ \"A2\"), Relu(Name = \"A3\"), MeanSquaredError", "Dense(3, Name = \"A2\"), Dense(3, Name = /* old */ \"A4\"), Relu(Name = \"A3\"), MeanSquaredError")]
    [InlineData("Dense(3, Name = \"Dense2\"), Dense(4), Dense(5), MeanSquaredError", "Dense(3, Name = \"Dense2\"), Dense(4, Name = \"Dense4\"), Dense(5), MeanSquaredError")]
    [InlineData("Dense(3, Name = \"Relu1\"), Relu, MeanSquaredError", "Dense(3, Name = \"Relu1\"), Relu(Name = \"Relu2\"), MeanSquaredError")]
    [InlineData("Dense(3, Name = \"Part2\"), Use<Part>(Repeat = 3), MeanSquaredError", "Dense(3, Name = \"Part2\"), Use<Part>(Repeat = 3, Name = \"Part4\"), MeanSquaredError")]
    [InlineData("Dense(3), Use<Part>(Repeat = 2, Name = \"P\"), Relu(Name = \"P2\"), MeanSquaredError", "Dense(3), Use<Part>(Repeat = 2, Name = \"P\"), Relu(Name = \"P3\"), MeanSquaredError")]
    [InlineData("Dense(3, Name = \"Dropout1Rate\"), Dropout, MeanSquaredError", "Dense(3, Name = \"Dropout1Rate\"), Dropout(Name = \"Dropout2\"), MeanSquaredError")]
    [InlineData("Dense(3, Name = \"Mine\"), Dense(3, Name = \"Mine\"), MeanSquaredError", "Dense(3, Name = \"Mine\"), Dense(3, Name = \"Mine3\"), MeanSquaredError")]
    [InlineData(
        "Tap(\"x\"), Dense(4), Add(\"x\"), Tap(\"x\"), Dense(4), Add(\"x\"), MeanSquaredError",
        "Tap(\"x\"), Dense(4), Add(\"x\"), Tap(\"x2\"), Dense(4), Add(\"x2\"), MeanSquaredError")]
    [InlineData(
        "Tap(\"x\"), Dense(3), MeanSquaredError(Name = \"y\"), From(\"x\"), Dense(2), Output(\"y\")",
        "Tap(\"x\"), Dense(3), MeanSquaredError(Name = \"y\"), From(\"x\"), Dense(2), Output(\"y2\")")]
    public async Task Fix_NameOfAnother_BecomesAFreeOne(string before, string after)
    {
        const string Class = "] partial class Net { public int Mine2 => 1; }\n[Block, Dense(3)] class Part;";
        Assert.Equal(
            "using StaticNet;\n[Network(4), " + after + Class,
            await FixRun.FixCleanAsync(new RenamingFix(), "SNET0012", "using StaticNet;\n[Network(4), " + before + Class));
    }

    [Fact]
    public async Task FixAll_GroupCopiedTwiceInABlock_NamesEachWithItsReaders()
    {
        using var run = FixRun.Of(new RenamingFix(), "SNET0012", """
            using StaticNet;
            [Block]
            [Tap("x"), Dense(4, Name = "A"), Add("x")]
            [Tap("x"), Dense(4, Name = "A", WeightsOf = "A"), Add("x")]
            [Tap("x"), Dense(4, Name = "A"), Add("x")]
            class Residual;
            """);

        string after = Assert.Single(await run.FixAllAsync());

        Assert.Equal("""
            using StaticNet;
            [Block]
            [Tap("x"), Dense(4, Name = "A"), Add("x")]
            [Tap("x2"), Dense(4, Name = "A2", WeightsOf = "A"), Add("x2")]
            [Tap("x3"), Dense(4, Name = "A3"), Add("x3")]
            class Residual;
            """, after);
        AnalyzerRun.Of(after).AssertClean();
        Assert.Equal(["Name it 'x2'"], await run.TitlesAsync());
    }
}
