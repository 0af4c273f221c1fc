using System.Text;

namespace StaticNet.Data;

/// <summary>The fields of all records of a file, in rows that may differ in length.</summary>
internal sealed class CsvRecords
{
    private readonly List<byte> _text = [];
    private readonly List<int> _ends = [];
    private readonly List<int> _firstFields = [0];
    private readonly List<int> _lines = [];

    /// <summary>The number of records.</summary>
    public int Count => _lines.Count;

    /// <summary>Adds the current record of a reader.</summary>
    /// <exception cref="InvalidDataException">There are more bytes or fields than an array has.</exception>
    public void Add(CsvRecordReader reader)
    {
        for (int i = 0; i < reader.FieldCount; i++)
        {
            var field = reader.GetField(i);
            if ((long)_text.Count + field.Length > Array.MaxLength || _ends.Count == Array.MaxLength)
                throw reader.Error($"is beyond the {Array.MaxLength} bytes that a table can have.");
            _text.AddRange(field);
            _ends.Add(_text.Count);
        }

        _firstFields.Add(_ends.Count);
        _lines.Add(reader.Line);
    }

    /// <summary>The number of fields of a record.</summary>
    public int CountOf(int record) => _firstFields[record + 1] - _firstFields[record];

    /// <summary>The line that a record starts at.</summary>
    public int LineOf(int record) => _lines[record];

    /// <summary>A field as UTF-8, until records are added.</summary>
    public ReadOnlySpan<byte> GetField(int record, int index)
    {
        int field = _firstFields[record] + index;
        int start = field == 0 ? 0 : _ends[field - 1];
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_text)[start.._ends[field]];
    }

    /// <summary>A field; a new string.</summary>
    public string GetText(int record, int index) => Encoding.UTF8.GetString(GetField(record, index));

    /// <summary>Whether all records from one on have nothing in a column.</summary>
    public bool IsEmpty(int firstRecord, int index)
    {
        for (int record = firstRecord; record < Count; record++)
            if (!GetField(record, index).IsEmpty)
                return false;
        return true;
    }
}
