using System.Globalization;

namespace StaticNet.Data;

/// <summary>A field to encode: of a table, or a value in memory.</summary>
internal readonly ref struct TableField
{
    private readonly CsvTable? _table;
    private readonly int _row;
    private readonly int _column;
    private readonly TableValue _value;
    private readonly string _name;

    private TableField(CsvTable? table, int row, int column, TableValue value, string name, bool isMissing)
    {
        _table = table;
        _row = row;
        _column = column;
        _value = value;
        _name = name;
        IsMissing = isMissing;
    }

    /// <summary>Whether it is missing.</summary>
    public bool IsMissing { get; }

    /// <summary>The field as text; of a table a new string.</summary>
    public string Text => _table?.GetText(_row, _column) ?? _value.ToString();

    /// <summary>The field of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="row">Its row.</param>
    /// <param name="column">Its column.</param>
    /// <param name="markersAreTexts">Whether missing markers that aren't empty are texts like others.</param>
    public static TableField Of(CsvTable table, int row, int column, bool markersAreTexts = false)
    {
        bool isMissing = table.IsMissing(row, column) && !(markersAreTexts && !table.GetUtf8(row, column).IsEmpty);
        return new(table, row, column, default, "", isMissing);
    }

    /// <summary>A value in memory.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">The column's name.</param>
    /// <param name="markers">The texts that are missing.</param>
    /// <param name="markersAreTexts">Whether those of them that aren't empty are texts like others.</param>
    public static TableField Of(TableValue value, string name, MissingMarkers markers, bool markersAreTexts)
    {
        bool isMarker = value.Text is { } text && markers.Contains(text) && !(markersAreTexts && text.Length > 0);
        return new(null, 0, 0, value, name, value.IsMissing || isMarker);
    }

    /// <summary>Reads a number: of a table as that writes them, of a text in memory with a decimal point.</summary>
    public bool TryGetNumber(out double value)
    {
        if (_table is not null)
            return _table.Dialect.Numbers.TryParse(_table.GetUtf8(_row, _column), out value);
        if (_value.Text is { } text)
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
        value = _value.Number;
        return true;
    }

    /// <summary>The number of the field.</summary>
    /// <exception cref="InvalidDataException">It is something else, or not finite.</exception>
    public double GetNumber()
    {
        if (!TryGetNumber(out double value))
            throw Error($"is {CsvText.Quote(Text)}, not a number; {nameof(CsvOptions.MissingMarkers)} can name texts that are missing.");
        if (!double.IsFinite(value))
            throw Error($"is {CsvText.Quote(Text)}, which isn't finite.");
        return value;
    }

    /// <summary>Where a category in memory that is a number stands among texts of the same value; negative if nowhere.</summary>
    /// <param name="categories">The categories.</param>
    public int FindNumber(ReadOnlySpan<string> categories)
    {
        if (_table is not null || _value.Text is not null)
            return -1;
        for (int i = 0; i < categories.Length; i++)
            if (double.TryParse(categories[i], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value == _value.Number)
                return i;
        return -1;
    }

    /// <summary>An error that names the place: file, line and column, or the column of a value in memory.</summary>
    public InvalidDataException Error(FormattableString message) => _table?.Error(_row, _column, message)
        ?? new InvalidDataException($"column {CsvText.Quote(_name)}: {message.ToString(CultureInfo.InvariantCulture)}");
}
