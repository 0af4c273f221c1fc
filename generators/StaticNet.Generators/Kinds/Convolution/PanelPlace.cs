namespace StaticNet.Generators.Kinds.Convolution;

/// <summary>Where a panel of channels lies, as expressions.</summary>
/// <param name="Source">The first channel that it reads.</param>
/// <param name="Result">Its first channel.</param>
/// <param name="Weights">Its weights, from those of the first panel on.</param>
/// <param name="GroupWeights">Its weights, from those of its group's first panel on.</param>
/// <param name="Channels">The channels of its group from its first on.</param>
internal sealed record PanelPlace(string Source, string Result, string Weights, string GroupWeights, string Channels)
{
    /// <summary>Something of a buffer from an offset on.</summary>
    public static string At(string name, string offset) => offset == "0" ? name : $"Unsafe.Add(ref {name}, {offset})";
}
