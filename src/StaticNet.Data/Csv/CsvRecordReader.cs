using System.Globalization;
using CsvHelper;

namespace StaticNet.Data;

/// <summary>The records of a text, read in order with a delimiter; its errors name file and line.</summary>
internal sealed class CsvRecordReader : IDisposable
{
    private readonly string _path;
    private readonly CsvReader _reader;
    private readonly int _linesBefore;
    private readonly byte? _quote;

    /// <summary>A reader before the first record.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="text">UTF-8.</param>
    /// <param name="options">How it is written.</param>
    /// <param name="delimiter">What separates its fields; a space for runs of white space.</param>
    /// <param name="linesBefore">The lines of the file before the text.</param>
    /// <exception cref="ArgumentException">The options name a delimiter, quote or comment that CSV can't have.</exception>
    public CsvRecordReader(string path, ReadOnlyMemory<byte> text, CsvOptions options, char delimiter, int linesBefore)
    {
        bool isWhitespace = delimiter == ' ';
        _path = path;
        _linesBefore = linesBefore;
        _quote = (byte?)options.Quote;
        _reader = CsvReader.Create(isWhitespace ? CsvWhitespace.Collapse(text.Span, options.Quote, options.Comment) : text, new()
        {
            Separator = isWhitespace ? CsvWhitespace.Separator : delimiter,
            HasHeader = false,
            Mode = options.Quote is null ? CsvMode.NoEscape : CsvMode.Rfc4180,
            Quote = options.Quote ?? '"',
            CommentPrefix = options.Comment,
            TrimWhitespace = options.Trim,
            MalformedData = CsvMalformedDataHandling.Throw,
            TrackLineNumbers = true,
        });
    }

    /// <summary>The fields of the current record.</summary>
    public int FieldCount => _reader.FieldCount;

    /// <summary>The line that the current record starts at, from 1.</summary>
    public int Line => (int)_reader.LineNumber + _linesBefore;

    /// <summary>Goes on to the next record that isn't empty.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="InvalidDataException">A quote doesn't end, or stands where none can.</exception>
    public bool Read()
    {
        try
        {
            while (_reader.Read())
                if (FieldCount > 1 || !GetField(0).IsEmpty || IsQuoted(0))
                    return true;
            return false;
        }
        catch (CsvFormatException exception)
        {
            throw new InvalidDataException(
                Place(exception.LineNumber + _linesBefore, exception.Message.ReplaceLineEndings(" ")), exception);
        }
    }

    /// <summary>A field of the current record as UTF-8, until the next is read.</summary>
    public ReadOnlySpan<byte> GetField(int index) => _reader.GetSpan(index);

    /// <summary>Whether a field of the current record stands in quotes.</summary>
    public bool IsQuoted(int index) => _quote is { } quote && _reader.GetRawSpan(index).TrimStart(" \t"u8).StartsWith(quote);

    /// <summary>An error in the current record, <c>path: line 3: message</c>.</summary>
    public InvalidDataException Error(FormattableString message) => new(Place(Line, message.ToString(CultureInfo.InvariantCulture)));

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private string Place(long line, string message) => string.Create(CultureInfo.InvariantCulture, $"{_path}: line {line}: {message}");
}
