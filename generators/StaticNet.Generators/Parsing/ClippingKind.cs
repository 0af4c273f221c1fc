using StaticNet.Generators.Model;

namespace StaticNet.Generators.Parsing;

/// <summary>A kind of clipping.</summary>
/// <param name="Group">What it does to gradients; kinds of one group exclude each other.</param>
/// <param name="Option">The property that its limit stays settable by.</param>
/// <param name="Read">Adds what an attribute declares to what others have; null if that is a mistake, which it reports.</param>
internal sealed record ClippingKind(string Group, string Option, Func<AttributeReader, ClippingModel, ClippingModel?> Read)
{
    /// <summary>Elements are limited as they are written.</summary>
    public const string Clamping = nameof(Clamping);

    /// <summary>Gradients are multiplied by factors that norms decide.</summary>
    public const string Scaling = nameof(Scaling);
}
