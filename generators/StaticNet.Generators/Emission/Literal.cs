using System.Globalization;

namespace StaticNet.Generators.Emission;

/// <summary>Numbers and strings in generated source: round-trip, the same in every culture.</summary>
internal static class Literal
{
    public static string Of(float value) => float.IsNaN(value) ? "float.NaN"
        : float.IsPositiveInfinity(value) ? "float.PositiveInfinity"
        : float.IsNegativeInfinity(value) ? "float.NegativeInfinity"
        : value.ToString("R", CultureInfo.InvariantCulture) + "f";

    /// <summary>A number for messages and descriptions.</summary>
    public static string Display(float value) => float.IsNaN(value) ? "NaN"
        : float.IsInfinity(value) ? (value > 0 ? "∞" : "-∞")
        : value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A count with thousands separated, for messages and descriptions.</summary>
    public static string Display(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);
}
