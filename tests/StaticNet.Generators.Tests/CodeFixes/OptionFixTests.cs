using Microsoft.CodeAnalysis.CodeFixes;
using StaticNet.CodeFixes;
using StaticNet.Generators.Tests.Diagnostics;
using Xunit;

namespace StaticNet.Generators.Tests.CodeFixes;

/// <summary>What editors offer where an option of a layer should be another one.</summary>
public sealed class OptionFixTests
{
    private const string Head = "using StaticNet;\n[Network(40, 3)]\n[ClipGradientNorm(1f)]\n";

    [Theory]
    [InlineData("[Dense(8), BatchNorm]", "[Dense(8, Bias = false), BatchNorm]")]
    [InlineData("[Dense(8, Bias = true /* why */)]\n[BatchNorm]", "[Dense(8, Bias = false /* why */)]\n[BatchNorm]")]
    [InlineData("[Conv1D(4, 3 /* positions */), BatchNorm]", "[Conv1D(4, 3 /* positions */, Bias = false), BatchNorm]")]
    public async Task Fix_BiasBeforeBatchNormalization_IsLeftOut(string before, string after) =>
        await AssertFixedAsync(new BiasFix(), "SNET0021", before, after);

    [Theory]
    [InlineData("SNET0019", "[Dense(8, Init = Initializer.XavierUniform), Relu]", "[Dense(8, Init = Initializer.HeUniform), Relu]")]
    [InlineData("SNET0019", "[Dense(8, Init = StaticNet.Initializer.HeNormal, InitFan = InitializerFan.Out, InitGain = 2f), Tanh]", "[Dense(8, Init = Initializer.XavierNormal, InitGain = 2f), Tanh]")]
    [InlineData("SNET0019", "[Dense(8, Init = Initializer.HeNormal, InitFan = InitializerFan.Out), Selu]", "[Dense(8, Init = Initializer.LeCunNormal, InitFan = InitializerFan.Out), Selu]")]
    [InlineData("SNET0033", "[Rnn(5, Activation = RnnActivation.Relu)]", "[Rnn(5, Activation = RnnActivation.Relu, Init = Initializer.Identity)]")]
    [InlineData("SNET0033", "[Rnn(5, Init = Initializer.Constant, Activation = RnnActivation.Relu, InitValue = 0.5f)]", "[Rnn(5, Init = Initializer.Identity, Activation = RnnActivation.Relu)]")]
    [InlineData("SNET0018", "[Dense(8, Init = Initializer.Constant, InitValue = 1f), Relu]", "[Dense(8), Relu]")]
    [InlineData("SNET0018", "[Dense(8, Init = Initializer.Zeros, Bias = false), Relu]", "[Dense(8, Bias = false), Relu]")]
    [InlineData("SNET0018", "[SelfAttention(Init = Initializer.Ones)]", "[SelfAttention]")]
    public async Task Fix_Initializer_IsSetOrLeftToTheLayers(string rule, string before, string after) =>
        await AssertFixedAsync(new InitializerFix(), rule, before, after);

    [Fact]
    public async Task Fix_InitializerWithoutUsing_IsQualifiedAsTheLayer() => Assert.Equal(
        "[StaticNet.Network(4), StaticNet.Dense(8, Init = StaticNet.Initializer.HeNormal), StaticNet.Relu, StaticNet.MeanSquaredError] partial class Net;",
        await FixRun.FixCleanAsync(
            new InitializerFix(), "SNET0019",
            "[StaticNet.Network(4), StaticNet.Dense(8, Init = StaticNet.Initializer.XavierNormal), StaticNet.Relu, StaticNet.MeanSquaredError] partial class Net;"));

    [Fact]
    public async Task FixAll_BlockOfTwoNetworks_IsEditedOnce()
    {
        using var run = FixRun.Of(
            new BiasFix(), "SNET0021",
            "using StaticNet;\n[Network(4), Use<Layer>, Dense(5), BatchNorm, MeanSquaredError] partial class A;\n[Network(5), Use<Layer>(Repeat = 2), MeanSquaredError] partial class B;\n",
            "using StaticNet;\n[Block]\n[Dense(3), BatchNorm]\nclass Layer;\n");

        string[] after = await run.FixAllAsync(FixAllScope.Project);

        Assert.Equal(
            [
                "using StaticNet;\n[Network(4), Use<Layer>, Dense(5, Bias = false), BatchNorm, MeanSquaredError] partial class A;\n[Network(5), Use<Layer>(Repeat = 2), MeanSquaredError] partial class B;\n",
                "using StaticNet;\n[Block]\n[Dense(3, Bias = false), BatchNorm]\nclass Layer;\n",
            ],
            after);
        AnalyzerRun.Of(after).AssertClean();
    }

    private static async Task AssertFixedAsync(CodeFixProvider fix, string rule, string before, string after)
    {
        const string End = "\n[Flatten, Dense(1), MeanSquaredError]\npartial class Net;\n";
        Assert.Equal(Head + after + End, await FixRun.FixCleanAsync(fix, rule, Head + before + End));
    }
}
