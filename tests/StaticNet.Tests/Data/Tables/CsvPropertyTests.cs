using System.Globalization;
using Xunit;

namespace StaticNet.Tests.Data.Tables;

/// <summary>Random tables whose content is known, in random dialects: a reading is right, or it is refused.</summary>
public sealed class CsvPropertyTests
{
    private const int Tables = 10_000;

    [Fact]
    public void Read_RandomTablesByDefault_AreRightOrRefused()
    {
        var refusals = new List<string>();
        ForEach((text, bytes, table, dialect) =>
        {
            try
            {
                var read = CsvTable.Read(new MemoryStream(bytes), "file.csv");
                return TrueReading.FindFault(table.WithoutMarker(dialect.Marker), read, Options(table) with { Categorical = [], Numeric = [] });
            }
            catch (InvalidDataException exception)
            {
                if (!dialect.NeedsOptions)
                    refusals.Add(exception.Message);
                return null;
            }
        });

        Assert.True(refusals.Count < Tables / 50, Invariant($"{refusals.Count} of {Tables} refused:\n{string.Join('\n', refusals.Take(20))}"));
    }

    [Fact]
    public void Read_RandomTablesWithTheirDialect_AreRight() => ForEach((text, bytes, table, dialect) =>
    {
        try
        {
            return TrueReading.FindFault(table, CsvTable.Read(new MemoryStream(bytes), "file.csv", dialect.ToOptions(table)), Options(table));
        }
        catch (InvalidDataException exception)
        {
            return exception.Message;
        }
    });

    private static TableEncoderOptions Options(TrueTable table)
    {
        string[] names = [.. table.Columns.Select((column, i) => table.Header == TableHeader.None || column.Name.Length == 0 ? $"column{i + 1}" : column.Name)];
        return new()
        {
            Standardize = false,
            MissingValues = MissingValuePolicy.Mean,
            MissingTargets = MissingTargetPolicy.DropRow,
            UnknownCategories = UnknownCategoryPolicy.Zeros,
            Categorical = [.. names.Where((name, i) => !table.Columns[i].IsNumber && names.Count(other => other == name) == 1)],
            Numeric = [.. names.Where((name, i) => table.Columns[i].IsNumber && names.Count(other => other == name) == 1)],
        };
    }

    private static void ForEach(Func<string, byte[], TrueTable, TrueDialect, string?> findFault)
    {
        var faults = new List<string>();
        for (int i = 0; i < Tables; i++)
        {
            var random = new Random(i);
            var table = TrueTable.Create(random);
            var dialect = TrueDialect.Create(random, table);
            string text = new TrueWriter(table, dialect, random).Write();
            if (findFault(text, TrueWriter.Encode(text, dialect), table, dialect) is { } fault)
                faults.Add(Invariant($"table {i}: {fault}\n{dialect}\n{text[..Math.Min(text.Length, 400)]}"));
        }

        Assert.True(faults.Count == 0, Invariant($"{faults.Count} of {Tables} are wrong:\n{string.Join("\n\n", faults.Take(12))}"));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
