namespace StaticNet.Optimizers;

/// <summary>A run of elements that an optimizer updates alike.</summary>
/// <param name="Start">The first element in the flat array.</param>
/// <param name="Length">The number of elements.</param>
/// <param name="Decays">Whether weights decay.</param>
/// <param name="ScaleBlock">The block of the gradients' factors.</param>
/// <param name="Parameter">The parameter, if what a step does is summed for each; otherwise −1.</param>
internal readonly record struct UpdateRange(int Start, int Length, bool Decays, int ScaleBlock, int Parameter)
{
    /// <summary>The first element of the table that it is part of, if its rows are left out when they are unused.</summary>
    public int Table { get; init; }

    /// <summary>The elements of a row of the table; 0 if it is none whose rows are left out.</summary>
    public int RowLength { get; init; }

    /// <summary>The element behind the last.</summary>
    public int End => Start + Length;

    /// <summary>Whether another range goes on where this one ends, with the same properties.</summary>
    public bool IsContinuedBy(UpdateRange next) =>
        next.Start == End && next.Decays == Decays && next.ScaleBlock == ScaleBlock && next.Parameter == Parameter && next.RowLength == RowLength && next.Table == Table;
}
