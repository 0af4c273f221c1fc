using System.Text;

namespace StaticNet.Data;

/// <summary>What a text looks like when one character divides its records.</summary>
internal sealed class CsvTrial
{
    private int _firstCount;
    private int _firstFilled;
    private int _records;

    private CsvTrial(char delimiter) => Delimiter = delimiter;

    /// <summary>The character that was tried.</summary>
    public char Delimiter { get; }

    /// <summary>Whether all records after the first have the same number of fields, at least two, and the first one fits them.</summary>
    public bool IsEven { get; private set; }

    /// <summary>Whether every record has at least two fields.</summary>
    public bool DividesAll { get; private set; } = true;

    /// <summary>The fields of an even text that aren't numbers and contain what may be another delimiter, or several numbers.</summary>
    public int OddFields { get; private set; }

    /// <summary>The fields of an even text that are numbers.</summary>
    public int NumberFields { get; private set; }

    /// <summary>The records up to the first with another number of fields.</summary>
    public int Reach { get; private set; }

    /// <summary>Whether the first record is divided at all.</summary>
    public bool IsUseful => _firstCount > 1;

    /// <summary>Tries a character.</summary>
    /// <param name="reader">The records that it divides.</param>
    /// <param name="delimiter">The character.</param>
    public static CsvTrial Of(CsvRecordReader reader, char delimiter)
    {
        var trial = new CsvTrial(delimiter);
        try
        {
            trial.Run(reader);
        }
        catch (InvalidDataException)
        {
            // Quotes that don't fit are the wrong delimiter's, or the file's own, which reading it will tell.
            trial.IsEven = false;
        }

        return trial;
    }

    private void Run(CsvRecordReader reader)
    {
        int columns = 0;
        bool isEven = true;
        while (reader.Read())
        {
            int count = reader.FieldCount;
            if (_records++ == 0)
                AddFirst(reader);
            else if (columns == 0)
                columns = count;
            if (_firstCount < 2)
                return;
            isEven &= _records == 1 || count == columns;
            DividesAll &= count > 1;
            if (!isEven && !DividesAll)
                return;
            if (!isEven)
                continue;
            Reach = _records;
            CountFields(reader);
        }

        IsEven = isEven && _records > 0 && Fits(columns);
    }

    private void AddFirst(CsvRecordReader reader)
    {
        _firstCount = reader.FieldCount;
        _firstFilled = _firstCount;
        while (_firstFilled > 0 && reader.GetField(_firstFilled - 1).IsEmpty)
            _firstFilled--;
    }

    // A header may lack the name of R's row names, or that of the nothing after a last delimiter; or it alone has that delimiter.
    private bool Fits(int columns) =>
        _records == 1 || columns == _firstCount || (_records > 2 && columns == _firstCount + 1)
        || (columns > 1 && columns < _firstCount && _firstFilled <= columns);

    private void CountFields(CsvRecordReader reader)
    {
        for (int i = 0; i < reader.FieldCount; i++)
        {
            if (reader.IsQuoted(i))
                continue;
            var field = reader.GetField(i);
            if (CsvNumberFormat.Point.TryParse(field, out _) || CsvNumberFormat.Comma.TryParse(field, out _))
                NumberFields++;
            else if (IsOdd(field))
                OddFields++;
        }
    }

    private static bool IsOdd(ReadOnlySpan<byte> field)
    {
        if (!field.ContainsAny(",;\t| "u8))
            return false;
        string text = Encoding.UTF8.GetString(field);
        string[] parts = text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > 1 && Array.TrueForAll(parts, CsvNumberFormat.IsNumberInSomeFormat))
            return true;
        return text.AsSpan().ContainsAny(",;\t|") && !CsvNumberFormat.IsNumberInSomeFormat(text);
    }
}
