using System.Text;
using StaticNet.Generators.Tests.Generation;
using Xunit;

namespace StaticNet.Generators.Tests.Budgets;

/// <summary>That the generated files stay of a size that compilers, IDEs and readers can live with.</summary>
public sealed class SourceBudgetTests
{
    private const int MaximumLines = 2_000;
    private const int MaximumBytes = 500_000;

    // The layers of an ordinary network. One more of a shape that has its kernels adds calls, a member and a row of the plan.
    private const int OrdinaryLayers = 4;
    private const int LinesPerLayer = 45;

    [Theory]
    [InlineData("MlpTiny", 3)]
    [InlineData("MlpMnist", 3)]
    [InlineData("MlpWide", 3)]
    [InlineData("Deep32", 32)]
    public void Sources_OrdinaryNetwork_AreWithinTheBudget(string name, int layers)
    {
        var (lines, _, bytes, _) = Measure(BudgetNetworks.Ordinary[name]);
        int budget = MaximumLines + (LinesPerLayer * Math.Max(0, layers - OrdinaryLayers));

        Assert.True(lines <= budget && bytes <= MaximumBytes,
            FormattableString.Invariant($"{name} takes {lines} lines of {budget} in a file and {bytes} bytes of {MaximumBytes} in all."));
    }

    [Fact]
    public void Sources_MoreLayersOfOneShape_ShareTheirKernels()
    {
        var deep = Measure(BudgetNetworks.Deep(32));
        var deeper = Measure(BudgetNetworks.Deep(64));

        Assert.InRange(deeper.AllLines - deep.AllLines, 1, 32 * LinesPerLayer);
        Assert.Equal(deep.Kernels, deeper.Kernels);
    }

    private static (int Lines, int AllLines, int Bytes, int Kernels) Measure(string declaration)
    {
        var sources = GeneratorRun.Of(new GeneratorOptions(), $"using StaticNet;\n\n{declaration}").Sources;
        var kernels = sources.Where(source => source.Key.StartsWith("StaticNet.Generated.Kernels.", StringComparison.Ordinal)).ToList();
        Assert.Equal(sources.Count - 2, kernels.Count);
        return (
            sources.Values.Max(source => source.AsSpan().Count('\n')),
            sources.Values.Sum(source => source.AsSpan().Count('\n')),
            sources.Values.Sum(Encoding.UTF8.GetByteCount),
            kernels.Count);
    }
}
