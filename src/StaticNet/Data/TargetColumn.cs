using System.Collections.Immutable;
using System.Globalization;

namespace StaticNet;

/// <summary>The column that is learned: classes, or a number.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Classes">The classes of the training rows, the label of each being its position; none for a number.</param>
/// <param name="Scale">What a number is mapped by.</param>
internal sealed record TargetColumn(string Name, ImmutableArray<string> Classes, Standardization Scale)
{
    private readonly Dictionary<string, int> _labels = Classes.Select((name, label) => (name, label))
        .ToDictionary(entry => entry.name, entry => entry.label, StringComparer.Ordinal);

    /// <summary>Labels or values.</summary>
    public TargetKind Kind => Classes.IsEmpty ? TargetKind.Values : TargetKind.Labels;

    /// <summary>Classes in the order of their labels: by value if all are numbers, ordinal otherwise.</summary>
    public static ImmutableArray<string> Sort(IEnumerable<string> classes)
    {
        string[] sorted = [.. classes.Order(StringComparer.Ordinal)];
        double[] values = new double[sorted.Length];
        for (int i = 0; i < sorted.Length; i++)
            if (!double.TryParse(sorted[i], NumberStyles.Float, CultureInfo.InvariantCulture, out values[i]))
                return [.. sorted];
        return [.. sorted.Zip(values).OrderBy(entry => entry.Second).Select(entry => entry.First)];
    }

    /// <summary>The label of a row.</summary>
    /// <exception cref="InvalidDataException">No training row is of its class.</exception>
    public int GetLabel(CsvTable table, int row, int column)
    {
        string name = table.GetText(row, column);
        return _labels.TryGetValue(name, out int label)
            ? label
            : throw table.Error(row, column, $"is {CsvText.Quote(name)}, a class that no training row has; those have {CsvText.List(Classes)}.");
    }

    /// <summary>The target value of a row.</summary>
    /// <exception cref="InvalidDataException">It isn't a number, or too large.</exception>
    public float GetValue(CsvTable table, int row, int column)
    {
        double value = NumberColumn.Parse(table, row, column);
        float target = Scale.Apply(value);
        return float.IsFinite(target) ? target : throw table.Error(row, column, $"is {value}, beyond the largest float.");
    }
}
