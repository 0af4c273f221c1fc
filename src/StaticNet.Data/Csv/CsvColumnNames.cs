using System.Collections.Immutable;
using System.Globalization;

namespace StaticNet.Data;

/// <summary>The names of a table's columns, all different.</summary>
internal static class CsvColumnNames
{
    /// <summary>
    /// The names of a header: an empty one is <c>column1</c> and so on, by position; one that an earlier column has gets a number,
    /// <c>price.1</c>, as in pandas and R.
    /// </summary>
    /// <param name="header">The texts of the header.</param>
    public static ImmutableArray<string> Of(IReadOnlyList<string> header)
    {
        // Names that are given come before names that are made.
        var taken = header.Where(name => name.Length > 0).ToHashSet(StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var names = ImmutableArray.CreateBuilder<string>(header.Count);
        for (int i = 0; i < header.Count; i++)
        {
            string name = header[i].Length > 0 ? header[i] : OfPosition(i);
            bool isFree = header[i].Length > 0 ? used.Add(name) : taken.Add(name) && used.Add(name);
            for (int copy = 1; !isFree; copy++)
            {
                string next = string.Create(CultureInfo.InvariantCulture, $"{(header[i].Length > 0 ? header[i] : OfPosition(i))}.{copy}");
                isFree = taken.Add(next) && used.Add(next);
                name = next;
            }

            names.Add(name);
        }

        return names.MoveToImmutable();
    }

    /// <summary>Names by position.</summary>
    public static ImmutableArray<string> OfPositions(int count) => [.. Enumerable.Range(0, count).Select(OfPosition)];

    private static string OfPosition(int index) => string.Create(CultureInfo.InvariantCulture, $"column{index + 1}");
}
