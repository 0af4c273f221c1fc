using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Clipping;

/// <summary>The limit that every clipping takes first.</summary>
internal static class ClippingLimit
{
    /// <summary>Reads it, or reports that it is outside its range.</summary>
    public static bool TryRead(AttributeReader reader, string name, float fallback, out float limit)
    {
        limit = reader.Positional(0, fallback);
        if (limit is > 0f and < float.PositiveInfinity)
            return true;
        reader.Report(Rules.InvalidOption, name, Literal.Display(limit), "a positive, finite number");
        return false;
    }
}
