using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace StaticNet.Data;

/// <summary>How numbers are written.</summary>
/// <param name="DecimalMark">What stands before the decimals.</param>
/// <param name="ThousandsSeparator">What may stand between groups of three digits of the whole part; null for nothing.</param>
internal sealed partial record CsvNumberFormat(char DecimalMark, char? ThousandsSeparator)
{
    // A number of more characters says nothing that a double holds.
    private const int Longest = 128;

    private readonly byte[] _mark = Encoding.UTF8.GetBytes([DecimalMark]);
    private readonly byte[] _separator = ThousandsSeparator is { } separator ? Encoding.UTF8.GetBytes([separator]) : [];

    /// <summary>Numbers with a decimal point and no groups.</summary>
    public static CsvNumberFormat Point { get; } = new('.', null);

    /// <summary>Numbers with a decimal comma and no groups.</summary>
    public static CsvNumberFormat Comma { get; } = new(',', null);

    /// <summary>Whether a text is a number in some format, such as 1,5 or 1'000 or 5 %.</summary>
    public static bool IsNumberInSomeFormat(string text) => text.Length <= Longest && SomeNumber().IsMatch(text);

    /// <summary>Reads a number, with an exponent or without; infinities and what is too large aren't finite.</summary>
    public bool TryParse(ReadOnlySpan<byte> field, out double value)
    {
        if (DecimalMark == '.' && ThousandsSeparator is null)
            return double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
        value = 0;
        if (field.Length > Longest)
            return false;
        Span<byte> plain = stackalloc byte[field.Length];
        return TryWritePlain(field, plain, out int length)
            && double.TryParse(plain[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    // Leaves separators away where groups are whole, and writes the mark as a point.
    private bool TryWritePlain(ReadOnlySpan<byte> field, Span<byte> plain, out int length)
    {
        length = 0;
        int digits = 0;
        bool isGrouped = false, isWhole = true;
        while (!field.IsEmpty)
        {
            if (_separator.Length > 0 && field.StartsWith(_separator))
            {
                if (!isWhole || digits == 0 || (isGrouped ? digits != 3 : digits > 3))
                    return false;
                (isGrouped, digits) = (true, 0);
                field = field[_separator.Length..];
                continue;
            }

            bool isMark = field.StartsWith(_mark);
            byte next = field[0];
            if (isMark ? !isWhole || !StartsWithDigit(field[_mark.Length..]) : next == '.')
                return false;
            if (isMark || next is (byte)'e' or (byte)'E')
            {
                if (isWhole && isGrouped && digits != 3)
                    return false;
                isWhole = false;
            }

            digits += isWhole && char.IsAsciiDigit((char)next) ? 1 : 0;
            plain[length++] = isMark ? (byte)'.' : next;
            field = field[(isMark ? _mark.Length : 1)..];
        }

        return !isWhole || !isGrouped || digits == 3;
    }

    // A comma at the end is punctuation, not a mark.
    private static bool StartsWithDigit(ReadOnlySpan<byte> field) => field.Length > 0 && char.IsAsciiDigit((char)field[0]);

    [GeneratedRegex("""\A(?=.*\d)[-+−]?\s?[$€£¥]?\s?[-+−]?(?:\d+|\d{1,3}(?:[.,'’_ \u00A0\u202F]\d{3})+)?(?:[.,]\d+)?(?:[eE][-+]?\d+)?\s?[%‰$€£¥]?\z""", RegexOptions.CultureInvariant)]
    private static partial Regex SomeNumber();
}
