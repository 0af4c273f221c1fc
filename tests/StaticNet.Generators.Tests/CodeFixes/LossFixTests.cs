using StaticNet.CodeFixes;
using StaticNet.Generators.Tests.Diagnostics;
using Xunit;

namespace StaticNet.Generators.Tests.CodeFixes;

/// <summary>What editors offer for a network without a loss: the losses that suit its outputs.</summary>
public sealed class LossFixTests
{
    private const string Block = "[Block, Dense(6), Sigmoid] class Head;\n";

    [Theory]
    [InlineData("Network(4), Dense(10)", "End with SoftmaxCrossEntropy for one of 10 classes", "End with MeanSquaredError for values", "End with BinaryCrossEntropy for yes or no", "End with MeanAbsoluteError for values with outliers", "End with Huber for values with some outliers")]
    [InlineData("Network(4), Dense(10), Relu, Dense(1)", "End with MeanSquaredError for values", "End with BinaryCrossEntropy for yes or no", "End with MeanAbsoluteError for values with outliers", "End with Huber for values with some outliers")]
    [InlineData("Network(4), Dense(10), Tanh", "End with MeanSquaredError for values", "End with MeanAbsoluteError for values with outliers", "End with Huber for values with some outliers")]
    [InlineData("Network(4), Dense(10), Softmax", "Replace Softmax by SoftmaxCrossEntropy for one of 10 classes")]
    [InlineData("Network(4), Dense(10), Sigmoid", "Replace Sigmoid by BinaryCrossEntropy for yes or no", "End with MeanSquaredError for values")]
    [InlineData("Network(4), Dense(10), Sigmoid, ClipGradientNorm(1f)", "Replace Sigmoid by BinaryCrossEntropy for yes or no", "End with MeanSquaredError for values")]
    [InlineData("Network(4), Use<Head>", "End with MeanSquaredError for values")]
    [InlineData("Network(4), Use<Head>, Dense(2)", "End with SoftmaxCrossEntropy for one of 2 classes", "End with MeanSquaredError for values", "End with BinaryCrossEntropy for yes or no", "End with MeanAbsoluteError for values with outliers", "End with Huber for values with some outliers")]
    [InlineData("Network(3, 8, 8), Conv2D(3, 3, Padding = Padding.Same)", "End with MeanSquaredError for values", "End with MeanAbsoluteError for values with outliers", "End with Huber for values with some outliers", "End with BinaryCrossEntropy for yes or no")]
    [InlineData("Network(Tokens = 5, Vocabulary = 7), Embedding(4), Dense(7)", "End with SoftmaxCrossEntropy for one of 7 classes", "End with MeanSquaredError for values", "End with BinaryCrossEntropy for yes or no", "End with MeanAbsoluteError for values with outliers", "End with Huber for values with some outliers")]
    public async Task Fix_NoLoss_OffersThoseThatSuit(string attributes, params string[] titles)
    {
        using var run = FixRun.Of(new LossFix(), "SNET0004", $"using StaticNet;\n[{attributes}]\npartial class Net;\n" + Block);

        Assert.Equal(titles, await run.TitlesAsync());
        for (int choice = 0; choice < titles.Length; choice++)
            AnalyzerRun.Of(await run.FixAsync(choice)).AssertClean();
    }

    [Theory]
    [InlineData("[Network(4)]\n[Dense(3)] // logits\n", "[Network(4)]\n[Dense(3)] // logits\n[SoftmaxCrossEntropy]\n")]
    [InlineData("[Network(4), Dense(3)] ", "[Network(4), Dense(3), SoftmaxCrossEntropy] ")]
    [InlineData("[Network(4)]\n[Dense(3), /* all */ Softmax]\n", "[Network(4)]\n[Dense(3), /* all */ SoftmaxCrossEntropy]\n")]
    [InlineData("[Network(4), TrackGradients]\n[Dense(3)]\n[ClipGradientNorm(1f)]\n", "[Network(4), TrackGradients]\n[Dense(3)]\n[SoftmaxCrossEntropy]\n[ClipGradientNorm(1f)]\n")]
    [InlineData("[Network(4)]\n[Dense(3), Tap(\"t\"), Relu, Dense(3), Add(\"t\"), ClipGradientValue(1f)]\n", "[Network(4)]\n[Dense(3), Tap(\"t\"), Relu, Dense(3), Add(\"t\"), SoftmaxCrossEntropy, ClipGradientValue(1f)]\n")]
    public async Task Fix_NoLoss_PutsItBehindTheLayers(string before, string after) => Assert.Equal(
        $"using StaticNet;\n{after}partial class Net;\n",
        await FixRun.FixCleanAsync(new LossFix(), "SNET0004", $"using StaticNet;\n{before}partial class Net;\n"));

    [Fact]
    public async Task FixAll_LossThatSuitsOne_LeavesTheOther()
    {
        using var run = FixRun.Of(
            new LossFix(), "SNET0004", "using StaticNet;\n[Network(4), Dense(3)] partial class A;\n[Network(4), Dense(1)] partial class B;\n[Network(4), Dense(2)] partial class C;\n");

        Assert.Equal(
            ["using StaticNet;\n[Network(4), Dense(3), SoftmaxCrossEntropy] partial class A;\n[Network(4), Dense(1)] partial class B;\n[Network(4), Dense(2), SoftmaxCrossEntropy] partial class C;\n"],
            await run.FixAllAsync());
    }
}
