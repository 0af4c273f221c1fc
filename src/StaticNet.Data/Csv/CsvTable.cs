using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using StaticNet.CompilerServices;

namespace StaticNet.Data;

/// <summary>
/// The fields of a CSV file as text, in rows of the same length; a <see cref="TableEncoder"/> makes samples of it. Empty lines
/// are passed over.
/// </summary>
/// <remarks>
/// Delimiter, header and decimal mark are found out unless the options tell them; what was found is in <see cref="Describe"/>, and a file
/// that may as well be read in another way is refused.
/// </remarks>
public sealed class CsvTable
{
    private readonly CsvRecords _records;
    private readonly int _firstRecord;

    /// <summary>A table of records that were read.</summary>
    internal CsvTable(string path, ImmutableArray<string> columns, CsvRecords records, int firstRecord, CsvDialect dialect)
    {
        Path = path;
        Columns = columns;
        _records = records;
        _firstRecord = firstRecord;
        Dialect = dialect;
    }

    /// <summary>
    /// What counts as missing unless <see cref="CsvOptions.MissingMarkers"/> says otherwise: the empty field, <c>NA</c>, <c>N/A</c>,
    /// <c>NaN</c>, <c>NULL</c> and what else pandas takes for it, and <c>?</c>.
    /// </summary>
    public static ImmutableArray<string> DefaultMissingMarkers => MissingMarkers.DefaultTexts;

    /// <summary>Where the table was read from.</summary>
    public string Path { get; }

    /// <summary>
    /// The names of the columns, all different: those that the file doesn't name are <c>column1</c> and so on, by position, and a name
    /// that comes again gets a number, <c>price.1</c>.
    /// </summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>The number of rows, without the header; at least 1.</summary>
    public int RowCount => _records.Count - _firstRecord;

    /// <summary>How the file is written.</summary>
    internal CsvDialect Dialect { get; }

    /// <summary>Reads a file: UTF-8, what the options say, or what a byte order mark does.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is written; null for the defaults.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    /// <exception cref="ArgumentException">The options name a delimiter, quote, comment or mark of numbers that CSV can't have.</exception>
    /// <exception cref="InvalidDataException">
    /// The file has no rows, rows of different lengths, a quote that doesn't end or stands where none can, isn't text in its encoding, or
    /// may be read in several ways. The message names the file, the line, what is wrong and the option that helps, in one line.
    /// </exception>
    public static CsvTable Read(string path, CsvOptions? options = null)
    {
        using var file = ContentReader.OpenFile(path);
        return CsvTableReader.Read(file, path, options ?? new());
    }

    /// <summary>Reads a stream from its position to its end.</summary>
    /// <param name="stream">The stream; it stays open.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="options">How it is written; null for the defaults.</param>
    /// <exception cref="ArgumentException">The options name a delimiter, quote, comment or mark of numbers that CSV can't have.</exception>
    /// <exception cref="InvalidDataException">The content isn't a table, as <see cref="Read(string, CsvOptions?)"/> says.</exception>
    public static CsvTable Read(Stream stream, string name, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return CsvTableReader.Read(stream, name, options ?? new());
    }

    /// <summary>A field; a new string.</summary>
    /// <param name="row">In [0, RowCount).</param>
    /// <param name="column">In [0, Columns.Length).</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or column.</exception>
    public string GetText(int row, int column) => Encoding.UTF8.GetString(GetUtf8(row, column));

    /// <summary>Whether a field is missing.</summary>
    /// <param name="row">In [0, RowCount).</param>
    /// <param name="column">In [0, Columns.Length).</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or column.</exception>
    public bool IsMissing(int row, int column) => Dialect.Markers.Contains(GetUtf8(row, column));

    /// <summary>The line of the file that a row starts at, from 1.</summary>
    /// <param name="row">In [0, RowCount).</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public int GetLine(int row)
    {
        CheckRow(row);
        return _records.LineOf(row + _firstRecord);
    }

    /// <summary>
    /// What the table was taken for: how it is written, and of each column what kind it is, how much is missing and some of its fields.
    /// As text it is a table to print.
    /// </summary>
    public TableDescription Describe() => TableDescription.Of(this);

    /// <summary>The position of a column.</summary>
    /// <param name="column">Its name.</param>
    /// <exception cref="InvalidDataException">The file has no such column; the message tells which it has.</exception>
    public int IndexOf(string column)
    {
        int index = Columns.IndexOf(column);
        return index >= 0
            ? index
            : throw new InvalidDataException($"{Path}: has no column {CsvText.Quote(column)}, but {CsvText.List(Columns)}.");
    }

    /// <summary>All rows in two parts, shuffled; they depend on the seed and the number of rows alone.</summary>
    /// <param name="firstFraction">The fraction of the first part, above 0 and below 1; its count is rounded to the nearest.</param>
    /// <param name="seed">Another seed, other parts.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is outside its limits.</exception>
    public (int[] First, int[] Second) SplitRows(double firstFraction, ulong seed) =>
        SampleOrder.Split(RowCount, SampleOrder.CountOf(RowCount, firstFraction), seed);

    /// <summary>All rows in two parts, shuffled, in which the values of a column have the same shares, as the labels of classes should.</summary>
    /// <param name="firstFraction">The fraction of the first part, above 0 and below 1; its count is rounded to the nearest.</param>
    /// <param name="seed">Another seed, other parts.</param>
    /// <param name="column">The column whose texts are the classes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is outside its limits.</exception>
    /// <exception cref="InvalidDataException">The file has no such column.</exception>
    public (int[] First, int[] Second) SplitRowsStratified(double firstFraction, ulong seed, string column)
    {
        int index = IndexOf(column);
        string[] texts = new string[RowCount];
        for (int row = 0; row < texts.Length; row++)
            texts[row] = GetText(row, index);
        string[] classes = [.. texts.Distinct().Order(StringComparer.Ordinal)];
        int[] labels = Array.ConvertAll(texts, text => Array.BinarySearch(classes, text, StringComparer.Ordinal));
        return SampleOrder.SplitStratified(labels, firstFraction, seed);
    }

    /// <summary>A field as UTF-8.</summary>
    internal ReadOnlySpan<byte> GetUtf8(int row, int column)
    {
        CheckRow(row);
        if ((uint)column >= (uint)Columns.Length)
            throw new ArgumentOutOfRangeException(nameof(column), column, $"There are {Columns.Length} columns.");
        return _records.GetField(row + _firstRecord, column);
    }

    /// <summary>An error in a field, <c>path: line 3, column 'age': message</c>.</summary>
    internal InvalidDataException Error(int row, int column, FormattableString message) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{Path}: line {GetLine(row)}, column {CsvText.Quote(Columns[column])}: {message.ToString(CultureInfo.InvariantCulture)}"));

    /// <summary>Throws for a row that isn't there.</summary>
    internal void CheckRow(int row)
    {
        if ((uint)row >= (uint)RowCount)
            throw new ArgumentOutOfRangeException(nameof(row), row, $"There are {RowCount} rows, so a row is in [0, {RowCount}).");
    }
}
