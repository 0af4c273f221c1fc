using System.Globalization;
using StaticNet.Data;

namespace StaticNet.Samples.Tabular;

/// <summary>What is learned of a column, and why.</summary>
/// <param name="Task">Classification or regression.</param>
/// <param name="Reason">Why, in words.</param>
internal sealed record TabularChoice(TableTask Task, string Reason)
{
    // Classes that are numbers are few, and each has many rows.
    private const int MostClasses = 20;
    private const int RowsPerClass = 10;

    /// <summary>What the user asked for, or what a column's fields suggest.</summary>
    /// <param name="asked">What the user asked for.</param>
    /// <param name="column">The column.</param>
    /// <param name="rows">The table's rows.</param>
    public static TabularChoice Of(TableTask asked, ColumnDescription column, int rows)
    {
        if (asked != TableTask.Automatic)
            return new(asked, "by --task");
        string different = string.Create(CultureInfo.InvariantCulture, $"{column.Different} different");
        if (column.Kind == ColumnKind.Category)
            return new(TableTask.Classification, $"--task auto: its fields are {different} texts");
        if (column.Kind == ColumnKind.Number && column.IsWhole && column.Different <= MostClasses && column.Different * RowsPerClass <= rows)
            return new(
                TableTask.Classification,
                string.Create(CultureInfo.InvariantCulture, $"--task auto: its fields are {different} whole numbers in {rows} rows; --task regression takes them as amounts"));
        string classes = column.IsWhole ? "; --task classification takes them as classes" : "";
        return new(TableTask.Regression, $"--task auto: its fields are {different} {(column.IsWhole ? "whole " : "")}numbers{classes}");
    }
}
