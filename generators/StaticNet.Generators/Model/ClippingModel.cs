namespace StaticNet.Generators.Model;

/// <summary>The declared limits on gradients; null where there is none.</summary>
/// <param name="Scaling">The clipping that multiplies gradients by factors.</param>
/// <param name="ValueLimit">The largest magnitude of an element.</param>
internal sealed record ClippingModel(ScalingModel? Scaling, float? ValueLimit)
{
    /// <summary>The property that the limit of elements stays settable by.</summary>
    public const string ValueOption = "GradientLimit";

    /// <summary>Whether there is any.</summary>
    public bool IsAny => Scaling is not null || ValueLimit is not null;
}
