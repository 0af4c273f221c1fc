using System.Globalization;

namespace StaticNet.Tests.Data.Tables;

/// <summary>Compares a table that was read with what it is.</summary>
internal static class TrueReading
{
    /// <summary>What is wrong, or null.</summary>
    public static string? FindFault(TrueTable truth, CsvTable read, TableEncoderOptions options)
    {
        if (read.RowCount != truth.Rows)
            return FormattableString.Invariant($"{read.RowCount} rows, not {truth.Rows}");
        string[] names = Names(truth);
        if (!names.SequenceEqual(read.Columns))
            return $"columns {string.Join('|', read.Columns)}, not {string.Join('|', names)}";

        // What the target is doesn't matter: it is taken from a column that is an input too the next time.
        for (int target = 0; target < 2; target++)
            if (FindFault(truth, read, options with { Target = names[target] }, target) is { } fault)
                return fault;
        var description = read.Describe();
        for (int i = 0; i < names.Length; i++)
        {
            var (column, described) = (truth.Columns[i], description.Columns[i]);
            if (described.Missing != column.Fields.Count(field => field is null) && !options.Categorical.Contains(column.Name))
                return $"{described}, not {column}";
        }

        return null;
    }

    private static string? FindFault(TrueTable truth, CsvTable read, TableEncoderOptions options, int target)
    {
        var encoder = TableEncoder.Fit(read, options);
        int[] rows = [.. Enumerable.Range(0, truth.Rows).Where(row => truth.Columns[target].Fields[row] is not null)];
        if (!rows.SequenceEqual(encoder.SelectRows(read, [.. Enumerable.Range(0, truth.Rows)])))
            return "other rows have a target";
        float[] inputs = new float[encoder.InputLength];
        foreach (int row in rows)
        {
            encoder.EncodeInput(read, row, inputs);
            int start = 0;
            for (int column = 0; column < truth.Columns.Length; column++)
                if (column != target && FindFault(truth.Columns[column], read.Columns[column], row, encoder, inputs, ref start) is { } fault)
                    return fault;
        }

        return encoder.TargetKind == (truth.Columns[target].IsNumber ? TargetKind.Values : TargetKind.Labels) ? null : $"target kind {encoder.TargetKind}";
    }

    private static string? FindFault(TrueColumn column, string name, int row, TableEncoder encoder, float[] inputs, ref int start)
    {
        string? field = column.Fields[row];
        if (column.IsNumber)
        {
            float actual = inputs[start++];
            bool isRight = field is null || actual == (float)double.Parse(field, CultureInfo.InvariantCulture);
            return isRight && encoder.InputNames[start - 1] == name ? null : FormattableString.Invariant($"{name} of row {row} is {actual}, not {field}");
        }

        string prefix = name + "=";
        string? category = null;
        for (; start < inputs.Length && encoder.InputNames[start].StartsWith(prefix, StringComparison.Ordinal); start++)
            if (inputs[start] == 1)
                category = encoder.InputNames[start][prefix.Length..];
        return category == field ? null : FormattableString.Invariant($"{name} of row {row} is '{category}', not '{field}'");
    }

    private static string[] Names(TrueTable truth)
    {
        var names = new List<string>();
        for (int i = 0; i < truth.Columns.Length; i++)
        {
            string name = truth.Header == TableHeader.None || truth.Columns[i].Name.Length == 0 ? $"column{i + 1}" : truth.Columns[i].Name;
            int copies = truth.Columns[..i].Count(column => column.Name == name);
            names.Add(copies > 0 && truth.Header != TableHeader.None ? $"{name}.{copies}" : name);
        }

        return [.. names];
    }
}
