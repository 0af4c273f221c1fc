using System.Collections.Immutable;

namespace StaticNet.Data;

/// <summary>Reads a CSV file into a table: encoding, delimiter, records, header, in this order.</summary>
internal sealed class CsvTableReader
{
    // The odds that a header, or that there is none, has to have.
    private static readonly double ClearOdds = Math.Log(20);

    private readonly string _path;
    private readonly CsvOptions _options;
    private readonly MissingMarkers _markers;

    private CsvTableReader(string path, CsvOptions options)
    {
        _path = path;
        _options = options;
        _markers = options.MissingMarkers is { } markers ? new MissingMarkers(markers) : MissingMarkers.Default;
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <exception cref="InvalidDataException">It isn't a table, or may be read in several ways.</exception>
    public static CsvTable Read(Stream stream, string path, CsvOptions options)
    {
        options.Check();
        return new CsvTableReader(path, options).Read(stream);
    }

    private CsvTable Read(Stream stream)
    {
        var content = CsvContent.Read(stream, _path, _options.Encoding);
        int start = ReadSeparatorLine(content.Text.Span, out char? named);
        var text = content.Text[start..];
        char delimiter = _options.Delimiter ?? named ?? CsvDelimiter.Find(_path, text, _options);
        var mark = new CsvDecimalMark();
        using var reader = new CsvRecordReader(_path, text, _options, delimiter, linesBefore: start > 0 ? 1 : 0);
        var records = ReadRecords(reader, mark);
        if (records.Count == 0)
            throw new InvalidDataException($"{_path}: is empty.");
        var numbers = new CsvNumberFormat(_options.DecimalMark ?? (_options.ThousandsSeparator == ',' ? '.' : mark.Found), _options.ThousandsSeparator);
        if (numbers.DecimalMark == numbers.ThousandsSeparator)
            numbers = numbers with { DecimalMark = ',' };
        var layout = new CsvLayout(_path, records);
        bool hasHeader = _options.HasHeader ?? FindHeader(records, layout, numbers);
        var columns = hasHeader ? layout.ReadNames() : layout.NameByPosition();
        bool isMarkStated = (_options.DecimalMark ?? _options.ThousandsSeparator) is not null;
        var dialect = new CsvDialect(delimiter, hasHeader, content.EncodingName, numbers, isMarkStated, _markers);
        return new CsvTable(_path, columns, records, hasHeader ? 1 : 0, dialect);
    }

    // Excel's first line, sep=;
    private int ReadSeparatorLine(ReadOnlySpan<byte> text, out char? delimiter)
    {
        delimiter = null;
        int end = text.IndexOfAny((byte)'\n', (byte)'\r');
        if (end < 0)
            end = text.Length;
        if (end != 5 || !text.StartsWith("sep="u8) || (char)text[4] is not (',' or ';' or '\t' or '|' or ' ' or ':' or '~' or '^') || text[4] == _options.Quote)
            return 0;
        if (_options.Delimiter is { } stated && stated != text[4])
            return 0;
        delimiter = (char)text[4];
        int next = end < text.Length ? end + 1 : end;
        return text[end..].StartsWith("\r\n"u8) ? next + 1 : next;
    }

    private CsvRecords ReadRecords(CsvRecordReader reader, CsvDecimalMark mark)
    {
        var records = new CsvRecords();
        while (reader.Read())
        {
            for (int i = 0; i < reader.FieldCount; i++)
                mark.Add(reader.GetField(i));
            if (_options.Quote == '"')
                CheckSingleQuotes(reader);
            records.Add(reader);
        }

        return records;
    }

    // From an apostrophe that begins a field to one that ends it, or a later one where a delimiter was between them.
    private static void CheckSingleQuotes(CsvRecordReader reader)
    {
        int opened = -1;
        for (int i = 0; i < reader.FieldCount; i++)
        {
            var field = reader.GetField(i);
            if (!field.Contains((byte)'\'') || reader.IsQuoted(i))
                continue;
            if (opened < 0 && field[0] == '\'')
                opened = i;
            if (opened >= 0 && field[^1] == '\'' && (opened < i || field.Length > 1))
                throw reader.Error(
                    $"field {opened + 1} stands in single quotes; {nameof(CsvOptions.Quote)} can make them quotes, or, being null, text like other characters.");
        }
    }

    private bool FindHeader(CsvRecords records, CsvLayout layout, CsvNumberFormat numbers)
    {
        if (records.Count == 1)
            return Enumerable.Range(0, records.CountOf(0)).All(
                i => !_markers.Contains(records.GetField(0, i)) && !numbers.TryParse(records.GetField(0, i), out _));
        double odds = new CsvHeaderTest(records, _markers, numbers, layout.Shift).Weigh();
        return Math.Abs(odds) >= ClearOdds
            ? odds > 0
            : throw new InvalidDataException(
                $"{_path}: line {records.LineOf(0)}: may name the columns or be the first row; say by {nameof(CsvOptions.HasHeader)} which it is.");
    }
}
