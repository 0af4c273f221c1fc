using System.Collections.Immutable;

namespace StaticNet;

/// <summary>A column of numbers, one input.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Fill">What a missing number is replaced by; null if it is an error.</param>
/// <param name="Scale">What numbers are mapped by.</param>
internal sealed record NumberColumn(string Name, double? Fill, Standardization Scale) : InputColumn(Name)
{
    public override ImmutableArray<string> InputNames => [Name];

    public override int Width => 1;

    /// <summary>The number of a field.</summary>
    /// <exception cref="InvalidDataException">It is something else, or not finite.</exception>
    public static double Parse(CsvTable table, int row, int column)
    {
        var field = table.GetUtf8(row, column);
        if (!CsvText.TryParse(field, out double value))
            throw table.Error(row, column, $"is {CsvText.Quote(table.GetText(row, column))}, not a number.");
        if (!double.IsFinite(value))
            throw table.Error(row, column, $"is {CsvText.Quote(table.GetText(row, column))}, which isn't finite.");
        return value;
    }

    public override void Encode(CsvTable table, int row, int column, Span<float> inputs)
    {
        double value = !table.IsMissing(row, column)
            ? Parse(table, row, column)
            : Fill ?? throw table.Error(row, column, $"is missing, and {nameof(TableEncoderOptions.MissingValues)} doesn't say what replaces it.");
        inputs[0] = Scale.Apply(value);
        if (!float.IsFinite(inputs[0]))
            throw table.Error(row, column, $"is {value}, too far from the training values to be a float.");
    }
}
