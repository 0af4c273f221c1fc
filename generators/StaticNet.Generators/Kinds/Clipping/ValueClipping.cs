using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Kinds.Clipping;

/// <summary>Clamps every gradient to ±limit as it is written.</summary>
internal static class ValueClipping
{
    public static ClippingModel? Read(AttributeReader reader, ClippingModel clipping) =>
        ClippingLimit.TryRead(reader, "limit", 1f, out float limit) ? clipping with { ValueLimit = limit } : null;
}
