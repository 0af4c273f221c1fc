using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace StaticNet.Data;

/// <summary>What a table was taken for: what was found out of how it is written, and its columns.</summary>
/// <param name="RowCount">The rows, without the header.</param>
/// <param name="Delimiter">What separates fields; a space for runs of white space.</param>
/// <param name="HasHeader">Whether the first record names the columns.</param>
/// <param name="EncodingName">How the text is encoded, <c>utf-8</c>.</param>
/// <param name="DecimalMark">What stands before decimals.</param>
/// <param name="ThousandsSeparator">What stands between thousands; null for nothing.</param>
/// <param name="Columns">The columns, in order.</param>
public sealed record TableDescription(
    int RowCount, char Delimiter, bool HasHeader, string EncodingName, char DecimalMark, char? ThousandsSeparator, ImmutableArray<ColumnDescription> Columns)
{
    private const int WidestCell = 32;

    /// <summary>Describes a table.</summary>
    internal static TableDescription Of(CsvTable table) => new(
        table.RowCount,
        table.Dialect.Delimiter,
        table.Dialect.HasHeader,
        table.Dialect.EncodingName,
        table.Dialect.Numbers.DecimalMark,
        table.Dialect.Numbers.ThousandsSeparator,
        [.. Enumerable.Range(0, table.Columns.Length).Select(column => ColumnDescription.Of(table, column))]);

    /// <summary>A line on how the table is written, and a table of the columns, without a line break at the end.</summary>
    public override string ToString()
    {
        string[][] cells =
        [
            ["column", "kind", "missing", "different", "examples"],
            .. Columns.Select(column => (string[])
            [
                Shorten(column.Name), Name(column.Kind), Number(column.Missing), Number(column.Different),
                string.Join(", ", column.Examples.Select(Shorten)) + (column.Note is { } note ? $"  ({note})" : ""),
            ]),
        ];
        int[] widths = [.. Enumerable.Range(0, 4).Select(i => cells.Max(row => row[i].Length))];
        var text = new StringBuilder(Dialect());
        foreach (string[] row in cells)
            text.Append("\n  ").Append(row[0].PadRight(widths[0])).Append("  ").Append(row[1].PadRight(widths[1])).Append("  ")
                .Append(row[2].PadLeft(widths[2])).Append("  ").Append(row[3].PadLeft(widths[3])).Append($"  {row[4]}".TrimEnd());
        return text.ToString();
    }

    private string Dialect()
    {
        string separated = Delimiter switch { ' ' => "white space", '\t' => "tabs", _ => $"'{Delimiter}'" };
        string header = HasHeader ? "the first line names the columns" : "no header";
        string mark = DecimalMark == '.' ? "" : $", decimal mark '{DecimalMark}'";
        string thousands = ThousandsSeparator is { } separator ? $", thousands '{separator}'" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{RowCount} rows, separated by {separated}, {header}, {EncodingName}{mark}{thousands}");
    }

    private static string Name(ColumnKind kind) => kind switch
    {
        ColumnKind.Number => "number",
        ColumnKind.Category => "category",
        ColumnKind.Mixed => "mixed",
        _ => "empty",
    };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Shorten(string text)
    {
        string line = string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character));
        return line.Length <= WidestCell ? line : line[..(WidestCell - 1)] + "…";
    }
}
