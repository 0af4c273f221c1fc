using StaticNet.Numerics;

namespace StaticNet.CompilerServices;

/// <content>Tables of which a pass uses some rows alone.</content>
public sealed unsafe partial class NetworkMemory
{
    // None in most networks.
    private UsedRows[] _usedRows = [];

    // The same in the order of the tables in the flat arrays.
    private UsedRows[] _rowsInOrder = [];

    // The sums of squares that can't all be 0, where tables have others.
    private AlignedBuffer<double>? _liveSquares;

    /// <summary>Keeps the used rows of a table, all gradients still being 0.</summary>
    /// <param name="parameter">The table's index in the architecture.</param>
    /// <param name="lookups">The rows that a sample looks up.</param>
    public void KeepUsedRows(int parameter, int lookups)
    {
        int blocks = 0;
        foreach (var earlier in _architecture.Parameters.AsSpan()[..parameter])
            blocks += earlier.Layout.Panels;
        _usedRows = [.. _usedRows, new UsedRows(_architecture.Parameters[parameter], blocks * FixedOrder.LaneCount, checked(BatchCapacity * lookups))];
        _rowsInOrder = [.. _usedRows.OrderBy(rows => rows.Start)];
        _liveSquares = new AlignedBuffer<double>(Squares.Length - (FixedOrder.LaneCount * _usedRows.Sum(rows => rows.Vocabulary - rows.Capacity)));
    }

    /// <summary>The used rows of a table.</summary>
    /// <param name="table">Its number among those that are kept so.</param>
    public UsedRows UsedRowsAt(int table) => _usedRows[table];

    /// <summary>All gradients, for a caller who may change them at any time from now on: passes then clear whole tables.</summary>
    public Span<float> OpenGradients()
    {
        foreach (var rows in _usedRows)
            rows.Open();
        return Gradients.Span;
    }

    /// <summary>The used rows of a table whose other rows have gradients of 0; null if that isn't known.</summary>
    /// <param name="start">The table's first element in the flat arrays.</param>
    internal UsedRows? FindUsedRows(int start)
    {
        foreach (var rows in _usedRows)
            if (rows.Start == start)
                return rows.AreGradients ? rows : null;
        return null;
    }

    /// <summary>Others than a pass are about to write gradients and sums of squares.</summary>
    internal void ForgetUsedRows()
    {
        foreach (var rows in _usedRows)
            rows.Forget();
    }

    /// <summary>The used rows of a table whose other rows have sums of squares of 0; null if that isn't known.</summary>
    /// <param name="start">The table's first element in the flat arrays.</param>
    internal UsedRows? FindSquaredRows(int start)
    {
        foreach (var rows in _usedRows)
            if (rows.Start == start)
                return rows.AreSquares ? rows : null;
        return null;
    }

    /// <summary>Behind a pass: the lane sums of some parameters, without those of unused rows, which are 0 and change no sum of the others.</summary>
    /// <param name="start">The first.</param>
    /// <param name="end">The one behind the last.</param>
    /// <returns>Them, until the next call.</returns>
    internal ReadOnlySpan<double> LiveSquares(int start, int end)
    {
        var squares = Squares.Span;
        int copied = 0, done = start;
        foreach (var rows in _rowsInOrder)
        {
            if (rows.FirstSquare < start || rows.FirstSquare >= end)
                continue;
            if (!rows.AreSquares)
                return squares[start..end];
            var live = _liveSquares!.Span;
            Copy(squares[done..rows.FirstSquare], live, ref copied);
            for (int at = 0; at < rows.Count; at++)
                Copy(squares.Slice(rows.FirstSquare + (rows[at] * FixedOrder.LaneCount), FixedOrder.LaneCount), live, ref copied);
            done = rows.FirstSquare + (rows.Vocabulary * FixedOrder.LaneCount);
        }

        if (done == start)
            return squares[start..end];
        Copy(squares[done..end], _liveSquares!.Span, ref copied);
        return _liveSquares.Span[..copied];
    }

    private static void Copy(ReadOnlySpan<double> from, Span<double> to, ref int copied)
    {
        from.CopyTo(to[copied..]);
        copied += from.Length;
    }
}
