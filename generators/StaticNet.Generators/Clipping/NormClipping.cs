using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Clipping;

/// <summary>Scales all gradients so that their L2 norm is at most a maximum; the optimizer applies the factor.</summary>
internal static class NormClipping
{
    public static ClippingModel? Read(AttributeReader reader, ClippingModel clipping)
    {
        float max = reader.Positional(0, 1f);
        if (max is > 0f and < float.PositiveInfinity)
            return clipping with { MaxNorm = max };
        reader.Report(Rules.InvalidOption, "max", Literal.Display(max), "a positive, finite number");
        return null;
    }
}
