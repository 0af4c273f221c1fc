using StaticNet.CodeFixes;
using StaticNet.Generators.Tests.Diagnostics;
using Xunit;

namespace StaticNet.Generators.Tests.CodeFixes;

/// <summary>What editors offer for an attribute that resembles one of StaticNet's.</summary>
public sealed class SpellingFixTests
{
    [Theory]
    [InlineData("[Network(4)]\n[Dens(3) /* hidden */, Tanh]", "[Network(4)]\n[Dense(3) /* hidden */, Tanh]")]
    [InlineData("[Network(4)]\n[StaticNet.Dens(3)]", "[Network(4)]\n[StaticNet.Dense(3)]")]
    [InlineData("[Netwrk(4)]\n[Dense(3)]", "[Network(4)]\n[Dense(3)]")]
    [InlineData("[Network(4)]\n[Uses<Part>, Dense(3)]", "[Network(4)]\n[Use<Part>, Dense(3)]")]
    public async Task Fix_AttributeThatResemblesAnother_BecomesThat(string before, string after)
    {
        const string End = "\n[MeanSquaredError]\npartial class Net;\n[Block, Dense(5)] class Part;\n";
        Assert.Equal("using StaticNet;\n" + after + End, await FixRun.FixCleanAsync(new SpellingFix(), "SNET0034", "using StaticNet;\n" + before + End));
    }

    [Fact]
    public async Task FixAll_ThreeOfTwoClasses_CorrectsEach()
    {
        using var run = FixRun.Of(new SpellingFix(), "SNET0034", "using StaticNet;\n[Network(4), Dens(3), ReLU, MeanSquaredError, Use<B>] partial class Net;\n[Block, Tahn] class B;\n");

        string after = Assert.Single(await run.FixAllAsync());

        Assert.Equal("using StaticNet;\n[Network(4), Dense(3), Relu, MeanSquaredError, Use<B>] partial class Net;\n[Block, Tahn] class B;\n", after);
    }

    [Fact]
    public async Task Fix_SizeThatIsNoConstant_OffersNothing()
    {
        using var run = FixRun.Of(new SpellingFix(), "SNET0034", "using StaticNet;\n[Network(4), Dense(Net.Size), MeanSquaredError] partial class Net { public static readonly int Size = 3; }\n");

        Assert.Empty(await run.TitlesAsync());
        Assert.Equal(["SNET0034"], AnalyzerRun.Of("using StaticNet;\n[Network(4), Dense(Net.Size), MeanSquaredError] partial class Net { public static readonly int Size = 3; }\n").Ids);
    }
}
