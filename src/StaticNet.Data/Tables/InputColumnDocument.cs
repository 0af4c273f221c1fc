using System.Globalization;

namespace StaticNet.Data;

/// <summary>An input column as it is saved; of categories if it has any.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Fill">What a missing number is replaced by; null if it is an error.</param>
/// <param name="Mean">The centre of the training values, 0 if they aren't standardized.</param>
/// <param name="Deviation">Their spread, 1 if they aren't standardized.</param>
/// <param name="Categories">The categories in ordinal order; null for numbers.</param>
/// <param name="AllowsMissing">Whether a missing category belongs to none.</param>
/// <param name="AllowsUnknown">Whether another category belongs to none.</param>
/// <param name="MarkersAreTexts">Whether missing markers that aren't empty are categories like others; new in version 2.</param>
/// <param name="Clip">The largest magnitude of a mapped number; null for any; new in version 2.</param>
internal sealed record InputColumnDocument(
    string Name, double? Fill, double Mean, double Deviation, string[]? Categories, bool AllowsMissing, bool AllowsUnknown,
    bool MarkersAreTexts = false, double? Clip = null)
{
    /// <summary>A column to save.</summary>
    public static InputColumnDocument Of(InputColumn column) => column switch
    {
        CategoryColumn category => new(
            category.Name, null, 0, 1, [.. category.Categories], category.AllowsMissing, category.AllowsUnknown, category.MarkersAreTexts),
        NumberColumn number => new(
            number.Name, number.Fill, number.Scale.Mean, number.Scale.Deviation, null, false, false, Clip: number.Clip),
        _ => throw new NotSupportedException($"{column.GetType()} can't be saved."),
    };

    /// <summary>The saved column.</summary>
    /// <exception cref="InvalidDataException">It isn't one.</exception>
    public InputColumn ToColumn(string source)
    {
        if (Categories is null)
        {
            var scale = new Standardization(Mean, Deviation);
            if (Clip is { } limit && !(double.IsFinite(limit) && limit > 0))
                throw new InvalidDataException($"{source}: column {CsvText.Quote(Name)} is clipped to {limit.ToString(CultureInfo.InvariantCulture)}, but only a number above 0 can be.");
            return scale.IsValid && double.IsFinite(Fill ?? 0)
                ? new NumberColumn(Name, Fill, scale, Clip)
                : throw new InvalidDataException($"{source}: column {CsvText.Quote(Name)} has numbers that aren't finite, or a negative deviation.");
        }

        for (int i = 0; i < Categories.Length; i++)
            if (Categories[i] is null || (i > 0 && string.CompareOrdinal(Categories[i - 1], Categories[i]) >= 0))
                throw new InvalidDataException($"{source}: the categories of column {CsvText.Quote(Name)} aren't in ordinal order.");
        return Categories.Length > 0
            ? new CategoryColumn(Name, [.. Categories], AllowsMissing, AllowsUnknown, MarkersAreTexts)
            : throw new InvalidDataException($"{source}: column {CsvText.Quote(Name)} has no categories.");
    }
}
