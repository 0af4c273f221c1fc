using StaticNet.Generators.Graph;

namespace StaticNet.Generators.Planning;

/// <summary>A part of a value, in its place there or copied to it.</summary>
/// <param name="Part">The part.</param>
/// <param name="Whole">The value.</param>
/// <param name="First">The part's first feature in each row.</param>
/// <param name="ReasonToCopy">Why it is copied; null for a place in the whole.</param>
internal sealed record PlacedPart(Tensor Part, Tensor Whole, int First, string? ReasonToCopy)
{
    /// <summary>In words, for the head of the generated file.</summary>
    public string Describe() => ReasonToCopy is null
        ? $"{Part.Name}: at feature {First} of {Whole.Name}, where it is made"
        : $"{Part.Name}: copied, since {ReasonToCopy}";
}
