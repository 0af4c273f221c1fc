using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Clipping;

/// <summary>Clamps every gradient to ±limit as it is written.</summary>
internal static class ValueClipping
{
    public static ClippingModel? Read(AttributeReader reader, ClippingModel clipping)
    {
        float limit = reader.Positional(0, 1f);
        if (limit is > 0f and < float.PositiveInfinity)
            return clipping with { ValueLimit = limit };
        reader.Report(Rules.InvalidOption, "limit", Literal.Display(limit), "a positive, finite number");
        return null;
    }
}
