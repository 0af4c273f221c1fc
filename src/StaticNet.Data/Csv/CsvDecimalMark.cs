namespace StaticNet.Data;

/// <summary>Finds out whether numbers have a decimal point or a decimal comma.</summary>
internal sealed class CsvDecimalMark
{
    private bool _hasComma;
    private bool _hasPoint;

    /// <summary>The comma where some numbers have to be read with one and none with a point.</summary>
    public char Found => _hasComma && !_hasPoint ? ',' : '.';

    /// <summary>
    /// Looks at a field: a number with a mark, unless the mark may as well stand between thousands, as in 1,234.
    /// </summary>
    /// <param name="field">UTF-8.</param>
    public void Add(ReadOnlySpan<byte> field)
    {
        int place = field.IndexOfAny((byte)',', (byte)'.');
        if (place < 0 || MayBeGroups(field) || (!CsvNumberFormat.Point.TryParse(field, out _) && !CsvNumberFormat.Comma.TryParse(field, out _)))
            return;
        _hasComma |= field[place] == ',';
        _hasPoint |= field[place] == '.';
    }

    /// <summary>Whether the mark of a number may as well stand between thousands, as in 1,234 or 1.234.</summary>
    /// <param name="number">UTF-8.</param>
    public static bool MayBeGroups(ReadOnlySpan<byte> number)
    {
        int place = number.IndexOfAny((byte)',', (byte)'.');
        if (place < 0)
            return false;
        int sign = number[0] is (byte)'-' or (byte)'+' ? 1 : 0;
        return place - sign is >= 1 and <= 3 && number[sign] != '0' && number.Length == place + 4 && !number[place..].ContainsAny("eE"u8);
    }
}
