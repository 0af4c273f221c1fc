using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace StaticNet;

/// <summary>Reads the records of a CSV file into a table, field by field.</summary>
internal sealed class CsvTableReader
{
    // An open quote would otherwise take the rest of a file of any size into memory twice.
    private const int LongestRecord = 1 << 26;

    private readonly string _path;
    private readonly CsvReader _reader;
    private readonly List<byte> _text = [];
    private readonly List<int> _ends = [];
    private readonly List<int> _lines = [];
    private ImmutableArray<string> _columns;

    private CsvTableReader(string path, CsvReader reader)
    {
        _path = path;
        _reader = reader;
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <exception cref="InvalidDataException">It isn't a table.</exception>
    public static CsvTable Read(Stream stream, string path, CsvOptions options)
    {
        using var reader = CsvReader.Create(stream, Convert(options), leaveOpen: true);
        try
        {
            return new CsvTableReader(path, reader).ReadTable(options.HasHeader);
        }
        catch (CsvFormatException exception)
        {
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture, $"{path}: line {exception.LineNumber}: {exception.Message.ReplaceLineEndings(" ")}"), exception);
        }
    }

    private static CsvReaderOptions Convert(CsvOptions options) => new()
    {
        Separator = options.Delimiter,
        HasHeader = false,
        Mode = options.Quote is null ? CsvMode.NoEscape : CsvMode.Rfc4180,
        Quote = options.Quote ?? '"',
        CommentPrefix = options.Comment,
        TrimWhitespace = options.Trim,
        MaxRecordSize = LongestRecord,
        MalformedData = CsvMalformedDataHandling.Throw,
        TrackLineNumbers = true,
    };

    private CsvTable ReadTable(bool? hasHeader)
    {
        while (_reader.Read())
        {
            CheckText();
            if (_columns.IsDefault)
            {
                bool named = hasHeader ?? LooksLikeHeader();
                _columns = named ? ReadHeader() : [.. Enumerable.Range(1, _reader.FieldCount).Select(PositionName)];
                if (named)
                    continue;
            }

            AddRecord();
        }

        if (_lines.Count == 0)
            throw new InvalidDataException($"{_path}: {(_columns.IsDefault ? "is empty" : "has a header but no rows")}.");
        return new CsvTable(_path, _columns, _text.ToArray(), _ends.ToArray(), _lines.ToArray());
    }

    // Bytes that aren't text are a file of another kind, or one cut in the middle of a character.
    private void CheckText()
    {
        var record = _reader.RawRecord;
        if (record.Contains((byte)0) || !Utf8.IsValid(record))
            throw Error($"has bytes that aren't text in UTF-8.");
    }

    private bool LooksLikeHeader()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < _reader.FieldCount; i++)
        {
            var field = _reader.GetSpan(i);
            if (CsvText.IsMissing(field) || CsvText.TryParse(field, out _) || !names.Add(Encoding.UTF8.GetString(field)))
                return false;
        }

        return true;
    }

    private ImmutableArray<string> ReadHeader()
    {
        var names = ImmutableArray.CreateBuilder<string>(_reader.FieldCount);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < _reader.FieldCount; i++)
        {
            string name = _reader.GetString(i);
            if (name.Length == 0)
                name = PositionName(i + 1);
            if (!places.TryAdd(name, i + 1))
                throw Error($"columns {places[name]} and {i + 1} are both named {CsvText.Quote(name)}.");
            names.Add(name);
        }

        return names.MoveToImmutable();
    }

    private void AddRecord()
    {
        if (_reader.FieldCount != _columns.Length)
            throw Error($"has {_reader.FieldCount} fields, but the first line has {_columns.Length}.");
        for (int i = 0; i < _columns.Length; i++)
        {
            var field = _reader.GetSpan(i);
            if ((long)_text.Count + field.Length > Array.MaxLength || _ends.Count == Array.MaxLength)
                throw Error($"is beyond the {Array.MaxLength} bytes that a table can have.");
            _text.AddRange(field);
            _ends.Add(_text.Count);
        }

        _lines.Add((int)_reader.LineNumber);
    }

    private static string PositionName(int position) => string.Create(CultureInfo.InvariantCulture, $"column{position}");

    private InvalidDataException Error(FormattableString message) => new(string.Create(
        CultureInfo.InvariantCulture, $"{_path}: line {_reader.LineNumber}: {message.ToString(CultureInfo.InvariantCulture)}"));
}
