namespace StaticNet.Files;

/// <summary>How weights are loaded: strictly and exactly, unless it says otherwise.</summary>
public sealed record WeightsOptions
{
    /// <summary>
    /// Names in the file by those that <see cref="NetworkWeights.SaveWeights{TNetwork}(TNetwork, string, IReadOnlyDictionary{string, string}?, IReadOnlyDictionary{string, string}?)"/>
    /// would write: <c>["dense1.weight"] = "fc1.weight"</c>. Null, the default, and for those that aren't in it: the names are found.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Names { get; init; }

    /// <summary>
    /// Whether file and network must have the same tensors of the same shapes, the default. Otherwise what fits is taken, the rest of the network
    /// stays what it is, and <see cref="LoadedWeights"/> tells what didn't fit (PyTorch's <c>load_state_dict(…, strict=False)</c>).
    /// Values that no weight can be are refused either way.
    /// </summary>
    public bool IsStrict { get; init; } = true;

    /// <summary>
    /// Whether elements of F64 are rounded to the nearest float, as <c>load_state_dict</c> does; false, the default, refuses those that
    /// aren't floats exactly. Beyond the largest float they are refused either way. F16 and BF16 are floats exactly.
    /// </summary>
    public bool RoundsDoubles { get; init; }
}
