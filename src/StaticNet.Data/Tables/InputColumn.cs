using System.Collections.Immutable;

namespace StaticNet.Data;

/// <summary>A column of a table as inputs of a network.</summary>
/// <param name="Name">The column's name.</param>
internal abstract record InputColumn(string Name)
{
    /// <summary>The names of the inputs that it becomes.</summary>
    public abstract ImmutableArray<string> InputNames { get; }

    /// <summary>The number of the inputs that it becomes.</summary>
    public abstract int Width { get; }

    /// <summary>Whether missing markers that aren't empty are texts like others.</summary>
    public virtual bool HasMarkersAsTexts => false;

    /// <summary>Encodes a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="inputs">Receives <c>[Width]</c>.</param>
    /// <exception cref="InvalidDataException">The field can't be encoded.</exception>
    public abstract void Encode(TableField field, Span<float> inputs);

    /// <summary>The column's field of a table's row.</summary>
    /// <param name="table">The table.</param>
    /// <param name="row">The row.</param>
    /// <param name="column">Where the table has the column.</param>
    public TableField FieldOf(CsvTable table, int row, int column) => TableField.Of(table, row, column, HasMarkersAsTexts);
}
