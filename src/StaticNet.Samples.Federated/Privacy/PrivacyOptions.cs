namespace StaticNet.Samples.Federated;

/// <summary>How updates are made private, as the user asked for.</summary>
/// <param name="NoiseMultiplier">The noise as a multiple of the norm; 0 for none.</param>
/// <param name="ClippingNorm">The norm that updates are clipped to where there is noise.</param>
internal readonly record struct PrivacyOptions(double NoiseMultiplier, double ClippingNorm)
{
    /// <summary>Whether there is noise.</summary>
    public bool IsWanted => NoiseMultiplier > 0;
}
