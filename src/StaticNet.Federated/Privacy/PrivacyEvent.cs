namespace StaticNet.Federated;

/// <summary>Rounds in which clients' updates were released with noise.</summary>
/// <param name="NoiseMultiplier">The noise's standard deviation as a multiple of the norm that updates are clipped to.</param>
/// <param name="SamplingRate">The probability that a client took part in a round.</param>
/// <param name="Steps">The number of rounds.</param>
public readonly record struct PrivacyEvent(double NoiseMultiplier, double SamplingRate, long Steps);
