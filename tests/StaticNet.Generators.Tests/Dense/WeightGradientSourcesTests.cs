using StaticNet.Generators.Emission;
using StaticNet.Generators.Kinds.Dense;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Tests.Generation;
using Xunit;

namespace StaticNet.Generators.Tests.Dense;

/// <summary>The source of a weight gradient that takes the rows of samples in blocks.</summary>
public sealed class WeightGradientSourcesTests
{
    [Fact]
    public void Source_RowBlocks_MatchesSnapshot()
    {
        var kernel = new DenseWeightGradient(64, 120, 64, 128, 1024, GradientEpilogue.None, DenseWeightGradient.HasRowBlocks(rows: 9, 64, 128));

        Snapshot.Match(new Dictionary<string, string> { [$"{kernel.FullName}.g.cs"] = KernelEmitter.Emit(kernel) });
    }

    [Theory]
    [InlineData(1, 64, 128)]
    [InlineData(9, 63, 128)]
    [InlineData(9, 64, 112)]
    public void HasRowBlocks_OneRowOrColumnsNotCopied_IsFalse(int rows, int inputs, int gradientStride) =>
        Assert.False(DenseWeightGradient.HasRowBlocks(rows, inputs, gradientStride));
}
