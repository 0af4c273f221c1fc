namespace StaticNet.Generators.Model;

/// <summary>The declared limits on gradients; null where there is none.</summary>
/// <param name="MaxNorm">The largest L2 norm of all gradients together.</param>
/// <param name="ValueLimit">The largest magnitude of an element.</param>
internal sealed record ClippingModel(float? MaxNorm, float? ValueLimit)
{
    /// <summary>Whether there is any.</summary>
    public bool IsAny => MaxNorm is not null || ValueLimit is not null;
}
