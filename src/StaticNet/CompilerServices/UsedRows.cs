using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Numerics;

namespace StaticNet.CompilerServices;

/// <summary>
/// The rows of a table that a training pass looked up, distinct and ascending: the only ones whose gradients and sums of squares aren't 0, so that the next pass
/// clears them alone, and neither a norm nor an optimizer that skips unused rows reads the others. It is public for generated code, which isn't checked.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UsedRows
{
    private const int MarksAWord = 64;

    private readonly int _rowLength;

    // A bit a row, 0 between calls.
    private readonly ulong[] _marks;

    private int[] _rows;
    private int[] _before;
    private int _countBefore;
    private bool _isKnown = true;
    private bool _isOpen;
    private bool _clearsAll;

    /// <summary>None used yet, of a table whose gradient is 0.</summary>
    /// <param name="table">The table.</param>
    /// <param name="squares">The first of its lane sums.</param>
    /// <param name="lookups">The most that a pass looks up.</param>
    internal UsedRows(ParameterInfo table, int squares, int lookups)
    {
        Start = table.Layout.Offset;
        Vocabulary = table.Outputs;
        FirstSquare = squares;
        _rowLength = table.Layout.PanelStride;
        _marks = new ulong[(Vocabulary + MarksAWord - 1) / MarksAWord];
        int most = Math.Min(Vocabulary, lookups);
        _rows = new int[most];
        _before = new int[most];
    }

    /// <summary>How many were used.</summary>
    public int Count { get; private set; }

    /// <summary>A used row's number in the table.</summary>
    /// <param name="index">Which of them.</param>
    public int this[int index] => _rows[index];

    /// <summary>The table's first element in the flat arrays.</summary>
    internal int Start { get; }

    /// <summary>The rows of the table.</summary>
    internal int Vocabulary { get; }

    /// <summary>The most rows that a pass can use.</summary>
    internal int Capacity => _rows.Length;

    /// <summary>The first of its lane sums.</summary>
    internal int FirstSquare { get; }

    /// <summary>Whether all other rows' sums of squares are 0: the last pass has written the sums that there are.</summary>
    internal bool AreSquares => _isKnown;

    /// <summary>Whether all other rows' gradients are 0: the last pass has written those that there are, and nobody else can have.</summary>
    internal bool AreGradients => _isKnown && !_isOpen;

    /// <summary>Begins a pass.</summary>
    /// <param name="tokens">The rows that it looks up.</param>
    /// <param name="padding">The row that gets no gradient; −1 for none.</param>
    /// <param name="count">How many it looks up.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Begin(ref int tokens, int padding, int count)
    {
        (_rows, _before) = (_before, _rows);
        _countBefore = Count;
        _clearsAll = !AreGradients;
        _isKnown = true;
        for (int i = 0; i < count; i++)
            Mark(Unsafe.Add(ref tokens, i)) |= Bit(Unsafe.Add(ref tokens, i));
        if (padding >= 0)
            Mark(padding) &= ~Bit(padding);
        Count = 0;
        for (int word = 0; word < _marks.Length; word++)
        {
            for (ulong marks = _marks[word]; marks != 0; marks &= marks - 1)
                _rows[Count++] = (word * MarksAWord) + BitOperations.TrailingZeroCount(marks);
            _marks[word] = 0;
        }
    }

    /// <summary>Clears what may not be 0 of some rows: those that the pass before used.</summary>
    /// <param name="gradient">The table's gradient.</param>
    /// <param name="squares">The rows' sums of squares.</param>
    /// <param name="first">The first row.</param>
    /// <param name="last">The row behind the last one.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Clear(ref float gradient, ref double squares, int first, int last)
    {
        if (_clearsAll)
        {
            Clear(ref gradient, ref squares, first, last - first, _rowLength);
            return;
        }

        for (int at = IndexOf(_before, _countBefore, first); at < _countBefore && _before[at] < last; at++)
            Clear(ref gradient, ref squares, _before[at], 1, _rowLength);
    }

    /// <summary>Which is the first used row from a row on; their count if none is.</summary>
    /// <param name="row">The row's number in the table.</param>
    public int IndexOf(int row) => IndexOf(_rows, Count, row);

    /// <summary>Others than a pass have written gradients and sums of squares: until the next one, any row may be used.</summary>
    internal void Forget() => _isKnown = false;

    /// <summary>A caller may write gradients at any time from now on.</summary>
    internal void Open() => _isOpen = true;

    private static int IndexOf(int[] rows, int count, int row)
    {
        int found = Array.BinarySearch(rows, 0, count, row);
        return found >= 0 ? found : ~found;
    }

    private static void Clear(ref float gradient, ref double squares, int first, int count, int rowLength)
    {
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref gradient, (nint)first * rowLength), count * rowLength).Clear();
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref squares, (nint)first * FixedOrder.LaneCount), count * FixedOrder.LaneCount).Clear();
    }

    private static ulong Bit(int row) => 1UL << (row % MarksAWord);

    private ref ulong Mark(int row) => ref _marks[row / MarksAWord];
}
