namespace StaticNet.Data;

/// <content>Single rows, of a table or in memory.</content>
public sealed partial class TableEncoder
{
    /// <summary>The inputs of one row, which needs no target.</summary>
    /// <param name="table">A table with the input columns that the encoder was fitted on, in any order.</param>
    /// <param name="row">In [0, RowCount).</param>
    /// <param name="inputs">Receives <c>[InputLength]</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="ArgumentException">The buffer is of another length.</exception>
    /// <exception cref="InvalidDataException">The row is refused; of rows that would be dropped, missing fields are errors.</exception>
    public void EncodeInput(CsvTable table, int row, Span<float> inputs)
    {
        ArgumentNullException.ThrowIfNull(table);
        table.CheckRow(row);
        if (inputs.Length != InputLength)
            throw new ArgumentException($"A row has {InputLength} inputs; there are {inputs.Length} elements.", nameof(inputs));
        EncodeInput(table, row, Columns(table), inputs);
    }

    /// <summary>The inputs of a row in memory. With numbers, or texts in columns of categories, it allocates nothing.</summary>
    /// <param name="values">A value for each of <see cref="InputColumns"/>, in that order. Numbers that are texts have a decimal point.</param>
    /// <param name="inputs">Receives <c>[InputLength]</c>.</param>
    /// <exception cref="ArgumentException">There are more or fewer values than columns, or the buffer is of another length.</exception>
    /// <exception cref="InvalidDataException">A value is refused, as in a row of a table.</exception>
    public void EncodeInput(ReadOnlySpan<TableValue> values, Span<float> inputs)
    {
        if (values.Length != _inputs.Length)
            throw new ArgumentException($"A row has {_inputs.Length} values, {CsvText.List(InputColumns)}; there are {values.Length}.", nameof(values));
        if (inputs.Length != InputLength)
            throw new ArgumentException($"A row has {InputLength} inputs; there are {inputs.Length} elements.", nameof(inputs));
        int start = 0;
        for (int i = 0; i < values.Length; i++)
        {
            var column = _inputs[i];
            column.Encode(TableField.Of(values[i], column.Name, _markers, column.HasMarkersAsTexts), inputs.Slice(start, column.Width));
            start += column.Width;
        }
    }

    private void EncodeInput(CsvTable table, int row, int[] columns, Span<float> inputs)
    {
        int start = 0;
        for (int i = 0; i < columns.Length; i++)
        {
            int width = _inputs[i].Width;
            _inputs[i].Encode(_inputs[i].FieldOf(table, row, columns[i]), inputs.Slice(start, width));
            start += width;
        }
    }
}
