using System.Collections.Immutable;

namespace StaticNet.Data;

/// <summary>What a table's column was taken for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What its fields are.</param>
/// <param name="Missing">How many of them are missing.</param>
/// <param name="Different">How many different ones there are besides.</param>
/// <param name="IsWhole">Whether its numbers are whole; false without numbers.</param>
/// <param name="Examples">The first different ones.</param>
/// <param name="Note">What deserves a second look, in words; null for nothing.</param>
public sealed record ColumnDescription(
    string Name, ColumnKind Kind, int Missing, int Different, bool IsWhole, ImmutableArray<string> Examples, string? Note)
{
    // Fewer rows than these may well differ.
    private const int FewRows = 20;

    /// <summary>Describes a column.</summary>
    internal static ColumnDescription Of(CsvTable table, int column)
    {
        var survey = new ColumnSurvey(table, column);
        return new(table.Columns[column], survey.Kind, survey.Missing, survey.Different, survey.IsWhole && survey.Numbers > 0, survey.Examples, NoteOn(survey, table.RowCount));
    }

    private static string? NoteOn(ColumnSurvey survey, int rows) => survey.Kind switch
    {
        ColumnKind.Mixed => "texts among numbers, or another format: to be told",
        ColumnKind.Empty => "to be ignored",
        ColumnKind.Number when survey.CountsRows && rows > 2 => "counts the rows: an index, rather to be ignored",
        ColumnKind.Category when survey.Different == rows && rows > FewRows => "different in every row: rather to be ignored",
        _ => null,
    };
}
