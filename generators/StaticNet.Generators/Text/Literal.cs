using System.Globalization;

namespace StaticNet.Generators.Text;

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

    /// <summary>A number as part of an identifier: 0p01 for 0.01, and no other number's.</summary>
    public static string Identifier(float value) => Identifier(Display(value));

    /// <summary>The letters and digits of a text, with letters for the signs of its numbers, as part of an identifier.</summary>
    public static string Identifier(string text) => string.Concat(text.Select(sign => sign switch
    {
        '.' => "p",
        '-' => "m",
        ',' => "_",
        _ => char.IsLetterOrDigit(sign) ? sign.ToString() : "",
    }));

    /// <summary>Sixteen digits that stand for any number of numbers in an identifier: FNV-1a of their bits.</summary>
    public static string Digest(IEnumerable<float> values)
    {
        ulong hash = 14695981039346656037;
        foreach (float value in values)
            foreach (byte part in BitConverter.GetBytes(value))
                hash = unchecked((hash ^ part) * 1099511628211);
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }

    /// <summary>A count with thousands separated, for messages and descriptions.</summary>
    public static string Display(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);
}
