using System.Collections.Immutable;

namespace StaticNet.Data;

/// <summary>A column of categories, one input for each: 1 for the field's category, 0 for the others.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Categories">The categories of the training rows, in ordinal order.</param>
/// <param name="AllowsMissing">Whether a missing field belongs to no category; otherwise it is an error.</param>
/// <param name="AllowsUnknown">Whether another category belongs to none; otherwise it is an error.</param>
/// <param name="MarkersAreTexts">Whether missing markers that aren't empty are categories like others.</param>
internal sealed record CategoryColumn(
    string Name, ImmutableArray<string> Categories, bool AllowsMissing, bool AllowsUnknown, bool MarkersAreTexts)
    : InputColumn(Name)
{
    public override ImmutableArray<string> InputNames => [.. Categories.Select(category => $"{Name}={category}")];

    public override int Width => Categories.Length;

    public override bool HasMarkersAsTexts => MarkersAreTexts;

    public override void Encode(TableField field, Span<float> inputs)
    {
        inputs.Clear();
        if (field.IsMissing)
        {
            if (!AllowsMissing)
                throw field.Error($"is missing, and {nameof(TableEncoderOptions.MissingValues)} doesn't say what replaces it.");
            return;
        }

        string category = field.Text;
        int index = Categories.BinarySearch(category, StringComparer.Ordinal);
        if (index < 0)
            index = field.FindNumber(Categories.AsSpan());
        if (index >= 0)
            inputs[index] = 1;
        else if (!AllowsUnknown)
            throw field.Error(
                $"is {CsvText.Quote(category)}, which no training row has; {nameof(TableEncoderOptions.UnknownCategories)} can allow it.");
    }
}
