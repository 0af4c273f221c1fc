using System.Globalization;

namespace StaticNet;

/// <summary>What the fields of a CSV file mean, and how messages quote them.</summary>
internal static class CsvText
{
    /// <summary>Whether a field is missing: empty, <c>NA</c>, <c>NaN</c>, <c>nan</c>, <c>null</c> or <c>?</c>.</summary>
    public static bool IsMissing(ReadOnlySpan<byte> field) =>
        field.IsEmpty || field.SequenceEqual("NA"u8) || field.SequenceEqual("NaN"u8) || field.SequenceEqual("nan"u8)
        || field.SequenceEqual("null"u8) || field.SequenceEqual("?"u8);

    /// <summary>Reads a number with a decimal point, an exponent or neither; infinities and what is too large aren't finite.</summary>
    public static bool TryParse(ReadOnlySpan<byte> field, out double value) =>
        double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    /// <summary>A text for a message of one line: quoted, without control characters, and shortened.</summary>
    public static string Quote(string text)
    {
        const int Longest = 40;
        string shown = text.Length <= Longest ? text : text[..Longest] + "…";
        return $"'{string.Concat(shown.Select(character => char.IsControl(character) ? '?' : character))}'";
    }

    /// <summary>Texts for a message, the first ones of many.</summary>
    public static string List(IReadOnlyCollection<string> texts)
    {
        const int Most = 20;
        string shown = string.Join(", ", texts.Take(Most).Select(Quote));
        return texts.Count <= Most ? shown : $"{shown} and {texts.Count - Most} others";
    }
}
