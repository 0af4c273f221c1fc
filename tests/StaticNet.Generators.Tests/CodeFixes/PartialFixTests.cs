using Microsoft.CodeAnalysis.CodeFixes;
using StaticNet.CodeFixes;
using StaticNet.Generators.Tests.Diagnostics;
using Xunit;

namespace StaticNet.Generators.Tests.CodeFixes;

/// <summary>What editors offer where a network's class, or one around it, isn't partial.</summary>
public sealed class PartialFixTests
{
    private const string Network = "using StaticNet;\n[Network(4), Dense(3), MeanSquaredError]\n";

    [Theory]
    [InlineData(Network + "class Net;", Network + "partial class Net;")]
    [InlineData(Network + "public sealed /* mine */ class Net // here\n{\n}\n", Network + "public sealed /* mine */ partial class Net // here\n{\n}\n")]
    [InlineData(
        "using StaticNet;\nstruct Outer\n{\n    static class Inner\n    {\n        [Network(4), Dense(3), MeanSquaredError]\n        internal class Net;\n    }\n}\n",
        "using StaticNet;\npartial struct Outer\n{\n    static partial class Inner\n    {\n        [Network(4), Dense(3), MeanSquaredError]\n        internal partial class Net;\n    }\n}\n")]
    public async Task Fix_ClassThatIsNotPartial_MakesItPartial(string before, string after) =>
        Assert.Equal(after, await FixRun.FixCleanAsync(new PartialFix(), "SNET0001", before));

    [Fact]
    public async Task Fix_SeveralFiles_MakesEachDeclarationPartial()
    {
        using var run = FixRun.Of(new PartialFix(), "SNET0001", Network + "class Net;", "class Net { public int X => 1; }");

        string[] after = await run.FixAsync();

        Assert.Equal([Network + "partial class Net;", "partial class Net { public int X => 1; }"], after);
        Assert.Equal(["Make 'Net' partial"], await run.TitlesAsync());
        AnalyzerRun.Of(after).AssertClean();
    }

    [Fact]
    public async Task FixAll_TwoNetworksInAClass_MakesTheirsPartialOnce()
    {
        using var run = FixRun.Of(new PartialFix(), "SNET0001", """
            using StaticNet;
            class Outer
            {
                [Network(4), Dense(3), MeanSquaredError] class A;
                [Network(4), Dense(3), MeanSquaredError] class B;
            }
            """);

        string after = Assert.Single(await run.FixAllAsync(FixAllScope.Solution));

        Assert.Equal("""
            using StaticNet;
            partial class Outer
            {
                [Network(4), Dense(3), MeanSquaredError] partial class A;
                [Network(4), Dense(3), MeanSquaredError] partial class B;
            }
            """, after);
        AnalyzerRun.Of(after).AssertClean();
    }
}
