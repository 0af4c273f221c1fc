using StaticNet.Numerics;

namespace StaticNet.CompilerServices;

/// <summary>The rows of a table whose gradients may have factors other than 1, so that the next pass sets back those alone.</summary>
/// <param name="capacity">The most rows that a pass can use.</param>
internal sealed class ScaledRows(int capacity)
{
    private readonly int[] _rows = new int[capacity];
    private int _count;

    // Nobody has kept them before the first pass.
    private bool _areAll = true;

    /// <summary>Adds a row, unless its factor is 1. There is room for those of a pass.</summary>
    /// <param name="row">The row's number in the table.</param>
    /// <param name="factor">Its factor.</param>
    public void Add(int row, float factor)
    {
        if (factor != 1)
            _rows[_count++] = row;
    }

    /// <summary>Adds all rows.</summary>
    public void AddAll() => _areAll = true;

    /// <summary>Sets their factors to 1 and forgets them.</summary>
    /// <param name="factors">The table's, 16 a row.</param>
    public void Reset(Span<float> factors)
    {
        if (_areAll)
            factors.Fill(1f);
        else
            foreach (int row in _rows.AsSpan(0, _count))
                factors.Slice(row * FixedOrder.LaneCount, FixedOrder.LaneCount).Fill(1f);
        (_count, _areAll) = (0, false);
    }
}
