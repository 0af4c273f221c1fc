using System.Collections.Immutable;

namespace StaticNet.Data;

/// <summary>What all rows of a table have in a column; the column's kind follows from it.</summary>
internal sealed class ColumnSurvey
{
    private const int MostExamples = 5;

    private readonly CsvTable _table;
    private readonly int _column;
    private readonly Dictionary<string, (int Row, int Count)> _words = new(StringComparer.Ordinal);
    private readonly HashSet<double> _numbers = [];
    private readonly List<string> _examples = [];
    private int _groups;
    private int _small;

    /// <summary>Looks at every row.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column's position.</param>
    /// <param name="markersAreTexts">Whether missing markers that aren't empty are texts like others.</param>
    public ColumnSurvey(CsvTable table, int column, bool markersAreTexts = false)
    {
        _table = table;
        _column = column;
        for (int row = 0; row < table.RowCount; row++)
            Add(TableField.Of(table, row, column, markersAreTexts), row);
        Kind = FindKind();
    }

    /// <summary>What the fields are.</summary>
    public ColumnKind Kind { get; }

    /// <summary>The missing fields.</summary>
    public int Missing { get; private set; }

    /// <summary>The fields that are numbers.</summary>
    public int Numbers { get; private set; }

    /// <summary>The different numbers and texts.</summary>
    public int Different => _numbers.Count + _words.Count;

    /// <summary>Whether all numbers are whole.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>The smallest and the largest number.</summary>
    public (double Smallest, double Largest) Range { get; private set; } = (double.PositiveInfinity, double.NegativeInfinity);

    /// <summary>Whether the numbers count the rows from 0 or 1, as an index does.</summary>
    public bool CountsRows { get; private set; } = true;

    /// <summary>The first different fields that aren't missing.</summary>
    public ImmutableArray<string> Examples => [.. _examples];

    // 950, 1.234 and 39.287: nobody writes three decimals but never one or two; points between thousands look like that.
    private bool MayBeThousands =>
        _groups > 0 && _small > 0 && _groups + _small == _numbers.Count && !_table.Dialect.IsMarkStated;

    /// <summary>The texts among the numbers, as an error.</summary>
    /// <param name="options">What the user may do about it, in words.</param>
    public InvalidDataException Refuse(string options)
    {
        if (_words.Count == 0)
            return new(
                $"{_table.Path}: column {CsvText.Quote(_table.Columns[_column])} has numbers such as {CsvText.List(_examples)}, whose '.' may stand "
                + $"before decimals or between thousands; say by {nameof(CsvOptions)}.{nameof(CsvOptions.DecimalMark)} or {nameof(CsvOptions.ThousandsSeparator)} which.");
        var words = _words.OrderBy(word => word.Value.Row).ToList();
        var (first, (row, _)) = words[0];
        int texts = words.Sum(word => word.Value.Count);
        string which = words.Exists(word => !CsvNumberFormat.IsNumberInSomeFormat(word.Key))
            ? "not a number"
            : $"not a number with a decimal {(_table.Dialect.Numbers.DecimalMark == ',' ? "comma" : "point")}";
        return _table.Error(
            row, _column,
            $"is {CsvText.Quote(first)}, {which}. Of the column's fields {Numbers} are numbers and {texts} aren't: {CsvText.List([.. words.Select(Show)])}; {options}.");
    }

    private string Show(KeyValuePair<string, (int Row, int Count)> word) =>
        word.Value.Count == 1 ? word.Key : $"{word.Key} ({word.Value.Count} times)";

    private void Add(TableField field, int row)
    {
        if (field.IsMissing)
        {
            Missing++;
            CountsRows = false;
            return;
        }

        if (field.TryGetNumber(out double value))
        {
            AddNumber(field, value);
            IsWhole &= Math.Floor(value) == value;
            CountsRows &= value == row + (Range.Smallest == 1 || (row == 0 && value == 1) ? 1 : 0);
            Range = (Math.Min(Range.Smallest, value), Math.Max(Range.Largest, value));
            return;
        }

        CountsRows = false;
        string text = field.Text;
        if (!_words.TryGetValue(text, out var seen) && _examples.Count < MostExamples)
            _examples.Add(text);
        _words[text] = seen.Count == 0 ? (row, 1) : (seen.Row, seen.Count + 1);
    }

    private void AddNumber(TableField field, double value)
    {
        Numbers++;
        if (!_numbers.Add(value))
            return;
        string text = field.Text;
        if (_examples.Count < MostExamples)
            _examples.Add(text);
        if (Math.Abs(value) < 1000 && Math.Floor(value) == value && !text.Contains('.', StringComparison.Ordinal))
            _small++;
        else if (CsvDecimalMark.MayBeGroups(System.Text.Encoding.UTF8.GetBytes(text)))
            _groups++;
    }

    // Few numbers among many texts are categories called by numbers; few texts among numbers aren't categories.
    private ColumnKind FindKind()
    {
        if (_words.Count == 0 && MayBeThousands)
            return ColumnKind.Mixed;
        if (_words.Count == 0)
            return Numbers > 0 ? ColumnKind.Number : ColumnKind.Empty;
        int differentForeign = 0, foreign = 0, words = 0;
        foreach (var (text, (_, count)) in _words)
            if (CsvNumberFormat.IsNumberInSomeFormat(text))
                (differentForeign, foreign) = (differentForeign + 1, foreign + count);
            else
                words += count;
        int numbers = Numbers + foreign;
        return numbers == 0 || (words > numbers && _words.Count - differentForeign > _numbers.Count + differentForeign)
            ? ColumnKind.Category
            : ColumnKind.Mixed;
    }
}
