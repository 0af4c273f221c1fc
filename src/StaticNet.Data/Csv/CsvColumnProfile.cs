using System.Globalization;
using System.Text;

namespace StaticNet.Data;

/// <summary>What the records below the first have in a column.</summary>
internal sealed class CsvColumnProfile
{
    private const int FirstYear = 1900, LastYear = 2100;

    private readonly CsvNumberFormat _format;
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _shapes = new(StringComparer.Ordinal);
    private double _smallest = double.PositiveInfinity;
    private double _largest = double.NegativeInfinity;

    /// <summary>Looks at a column.</summary>
    /// <param name="records">The records, the first one included.</param>
    /// <param name="column">The column.</param>
    /// <param name="mostRows">The most records to look at.</param>
    /// <param name="markers">What counts as missing.</param>
    /// <param name="format">How numbers are written.</param>
    public CsvColumnProfile(CsvRecords records, int column, int mostRows, MissingMarkers markers, CsvNumberFormat format)
    {
        _format = format;
        for (int row = 1; row < Math.Min(records.Count, mostRows + 1); row++)
        {
            Rows++;
            var field = records.GetField(row, column);
            if (markers.Contains(field))
                Missing++;
            else
                Add(Encoding.UTF8.GetString(field));
        }
    }

    /// <summary>The records.</summary>
    public int Rows { get; private set; }

    /// <summary>The missing fields.</summary>
    public int Missing { get; private set; }

    /// <summary>The numbers, in whatever format.</summary>
    public int Numbers { get; private set; }

    /// <summary>The other texts.</summary>
    public int Words { get; private set; }

    /// <summary>Whether there are more numbers than other texts.</summary>
    public bool IsOfNumbers => Numbers > Words;

    /// <summary>Whether a number may be a year.</summary>
    public bool HasYears { get; private set; }

    /// <summary>The texts that come once.</summary>
    public int WordsSeenOnce => _words.Values.Count(count => count == 1);

    /// <summary>The different shapes of fields.</summary>
    public int Shapes => _shapes.Count;

    /// <summary>The fields whose shape no other has.</summary>
    public int ShapesSeenOnce => _shapes.Values.Count(count => count == 1);

    /// <summary>Whether a text may be a year's number.</summary>
    public static bool IsYear(string text) =>
        text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year is >= FirstYear and <= LastYear;

    /// <summary>Whether a text is a number in whatever format; its value is NaN in another than the table's.</summary>
    public bool IsNumber(string text, out double value)
    {
        if (_format.TryParse(Encoding.UTF8.GetBytes(text), out value))
            return true;
        value = double.NaN;
        return CsvNumberFormat.IsNumberInSomeFormat(text);
    }

    /// <summary>Whether a text is one of the column's.</summary>
    public bool Contains(string word) => _words.ContainsKey(word);

    /// <summary>Whether a number lies between those of the column.</summary>
    public bool Covers(double value) => value >= _smallest && value <= _largest;

    /// <summary>Whether a text is written as one of the column's is: with letters, capitals, digits and signs in the same order.</summary>
    public bool HasShapeOf(string text) => _shapes.ContainsKey(ShapeOf(text));

    /// <summary>The logarithm of the share of some fields among those that aren't missing, if one more of them counts little.</summary>
    public double LogShare(double fields, double more) => Math.Log((fields + more) / (Numbers + Words + 1));

    private void Add(string text)
    {
        if (IsNumber(text, out double value))
        {
            Numbers++;
            HasYears |= IsYear(text);
            _smallest = Math.Min(_smallest, value);
            _largest = Math.Max(_largest, value);
        }
        else
        {
            Words++;
            _words[text] = _words.GetValueOrDefault(text) + 1;
        }

        string shape = ShapeOf(text);
        _shapes[shape] = _shapes.GetValueOrDefault(shape) + 1;
    }

    // Red → Aa, NEAR BAY → A A, 2020-01-31 → 0-0-0.
    private static string ShapeOf(string text)
    {
        var shape = new StringBuilder();
        foreach (char character in text)
        {
            char kind = char.IsDigit(character) ? '0' : char.IsUpper(character) ? 'A' : char.IsLetter(character) ? 'a' : character;
            if (shape.Length == 0 || shape[^1] != kind)
                shape.Append(kind);
        }

        return shape.ToString();
    }
}
