using System.Collections.Immutable;

namespace StaticNet.Data;

/// <summary>Which fields of a file's records are its columns; refuses records of different lengths but for those that a header explains.</summary>
internal sealed class CsvLayout
{
    private readonly string _path;
    private readonly CsvRecords _records;
    private readonly int _first;
    private readonly int _fields;
    private readonly bool _needsHeader;

    /// <summary>Looks at the records.</summary>
    /// <exception cref="InvalidDataException">They differ in length.</exception>
    public CsvLayout(string path, CsvRecords records)
    {
        _path = path;
        _records = records;
        _first = records.CountOf(0);
        _fields = records.Count > 1 ? records.CountOf(1) : _first;
        CheckLengths();
        Columns = _fields;
        if (_first < _fields)
        {
            // The nothing after a last delimiter, or row names as R's write.table writes them.
            bool isNothing = records.IsEmpty(1, _fields - 1), isNamed = !records.GetField(0, _first - 1).IsEmpty;
            Columns = isNothing ? _fields - 1 : _fields;
            Shift = isNothing && isNamed ? 0 : 1;
        }

        while (Columns > 1 && records.Count > 1 && records.IsEmpty(1, Columns - 1) && (_first < Columns || records.GetField(0, Columns - 1).IsEmpty))
            Columns--;
        _needsHeader = _first != _fields;
    }

    /// <summary>The columns: without those at the end that have neither a name nor a field.</summary>
    public int Columns { get; private init; }

    /// <summary>The columns to the left of the first that the first record has a field for: 1 if it has none for row names.</summary>
    public int Shift { get; }

    /// <summary>The names of the columns, if the first record has them.</summary>
    /// <exception cref="InvalidDataException">There are no other records.</exception>
    public ImmutableArray<string> ReadNames() => _records.Count == 1
        ? throw new InvalidDataException($"{_path}: has a header but no rows.")
        : CsvColumnNames.Of([.. Enumerable.Range(0, Columns).Select(column => column < Shift ? "" : _records.GetText(0, column - Shift))]);

    /// <summary>The names of the columns, if the first record is data.</summary>
    /// <exception cref="InvalidDataException">The first record is of another length.</exception>
    public ImmutableArray<string> NameByPosition() => _needsHeader ? throw Ragged(1) : CsvColumnNames.OfPositions(Columns);

    private void CheckLengths()
    {
        for (int record = 2; record < _records.Count; record++)
            if (_records.CountOf(record) != _fields)
                throw Ragged(_first == _fields ? record : _records.CountOf(record) == _first ? 1 : record);
        bool isHeaderLonger = _first > _fields && Enumerable.Range(_fields, _first - _fields).All(column => _records.GetField(0, column).IsEmpty);
        bool isHeaderShorter = _first == _fields - 1 && _records.Count > 2 && (_records.IsEmpty(1, _fields - 1) || HasRowNames());
        if (_first != _fields && !isHeaderLonger && !isHeaderShorter)
            throw Ragged(1);
    }

    // R demands of row names that they differ.
    private bool HasRowNames()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (int record = 1; record < _records.Count; record++)
            if (_records.GetField(record, 0).IsEmpty || !names.Add(_records.GetText(record, 0)))
                return false;
        return true;
    }

    private InvalidDataException Ragged(int record) => new(
        $"{_path}: line {_records.LineOf(record)}: has {_records.CountOf(record)} fields, but the first line has {_first}.");
}
