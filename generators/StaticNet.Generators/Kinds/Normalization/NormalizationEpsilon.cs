using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Normalization;

/// <summary>The ε of a normalization by row, which keeps a row of equal values from dividing by zero.</summary>
internal static class NormalizationEpsilon
{
    /// <summary>Reads it, or reports that it is outside its limits.</summary>
    public static bool TryRead(AttributeReader reader, float fallback, out float epsilon)
    {
        epsilon = reader.Named("Epsilon", fallback);
        if (epsilon > 0f && !float.IsInfinity(epsilon))
            return true;
        reader.Report(Rules.InvalidOption, "Epsilon", Literal.Display(epsilon), "a positive, finite number");
        return false;
    }
}
