namespace StaticNet.Data;

/// <summary>The target column as it is saved.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Classes">The classes in the order of their labels; none for a number.</param>
/// <param name="Mean">The centre of the training values, 0 if they aren't standardized.</param>
/// <param name="Deviation">Their spread, 1 if they aren't standardized.</param>
/// <param name="MarkersAreTexts">Whether missing markers that aren't empty are classes like others; new in version 2.</param>
internal sealed record TargetColumnDocument(string Name, string[] Classes, double Mean, double Deviation, bool MarkersAreTexts = false)
{
    /// <summary>A column to save.</summary>
    public static TargetColumnDocument Of(TargetColumn column) =>
        new(column.Name, [.. column.Classes], column.Scale.Mean, column.Scale.Deviation, column.MarkersAreTexts);

    /// <summary>The saved column.</summary>
    /// <exception cref="InvalidDataException">It isn't one.</exception>
    public TargetColumn ToColumn(string source)
    {
        var scale = new Standardization(Mean, Deviation);
        if (!scale.IsValid)
            throw new InvalidDataException($"{source}: the target has numbers that aren't finite, or a negative deviation.");
        if (Array.Exists(Classes, name => name is null) || Classes.Distinct(StringComparer.Ordinal).Count() < Classes.Length)
            throw new InvalidDataException($"{source}: the target has a class twice, or one that is null.");
        return new TargetColumn(Name, [.. Classes], scale, MarkersAreTexts);
    }
}
