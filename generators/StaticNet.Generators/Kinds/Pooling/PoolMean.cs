using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Pooling;

/// <summary>What the sum of a window is multiplied with, or divided by, to be its mean: expressions of a window within the input, or of one with bounds.</summary>
/// <param name="Shape">Where the windows lie.</param>
/// <param name="CountsPadding">Whether padding counts, as zeros.</param>
internal sealed record PoolMean(PoolShape Shape, bool CountsPadding)
{
    /// <summary>Sums of more values are in double, as a reduction's are.</summary>
    private const int MostInSingle = 16;

    /// <summary>Whether sums are in double.</summary>
    public bool SumsInDouble => Shape.KernelLength > MostInSingle;

    /// <summary>The factor for a window within the input.</summary>
    public string Factor => $"1f / {Literal.Of(Shape.KernelLength)}";

    /// <summary>The factor for a window with bounds.</summary>
    public string BoundedFactor => $"1f / {BoundedCount}";

    /// <summary>What a window with bounds counts.</summary>
    public string BoundedCount => CountsPadding || !Shape.IsPadded ? Literal.Of(Shape.KernelLength) : "(height * width)";
}
