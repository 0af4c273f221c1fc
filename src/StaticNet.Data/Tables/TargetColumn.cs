using System.Collections.Immutable;
using System.Globalization;

namespace StaticNet.Data;

/// <summary>The column that is learned: classes, or a number.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Classes">The classes of the training rows, the label of each being its position; none for a number.</param>
/// <param name="Scale">What a number is mapped by.</param>
/// <param name="MarkersAreTexts">Whether missing markers that aren't empty are classes like others.</param>
internal sealed record TargetColumn(string Name, ImmutableArray<string> Classes, Standardization Scale, bool MarkersAreTexts)
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

    /// <summary>The target field of a table's row.</summary>
    /// <param name="table">The table.</param>
    /// <param name="row">The row.</param>
    /// <param name="column">Where the table has the target.</param>
    public TableField FieldOf(CsvTable table, int row, int column) => TableField.Of(table, row, column, MarkersAreTexts);

    /// <summary>The label of a field.</summary>
    /// <exception cref="InvalidDataException">No training row is of its class.</exception>
    public int GetLabel(TableField field)
    {
        string name = field.Text;
        return _labels.TryGetValue(name, out int label)
            ? label
            : throw field.Error($"is {CsvText.Quote(name)}, a class that no training row has; those have {CsvText.List(Classes)}.");
    }

    /// <summary>The target value of a field.</summary>
    /// <exception cref="InvalidDataException">It isn't a number, or too large.</exception>
    public float GetValue(TableField field)
    {
        double value = field.GetNumber();
        float target = Scale.Apply(value);
        return float.IsFinite(target) ? target : throw field.Error($"is {value}, beyond the largest float.");
    }
}
