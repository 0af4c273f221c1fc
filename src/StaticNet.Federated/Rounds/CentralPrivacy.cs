using System.Globalization;

namespace StaticNet.Federated;

/// <summary>
/// Privacy of clients from all who see a server's models, the server itself being trusted (central differential privacy): each update is clipped to a norm S, and noise of the standard deviation
/// z·S is added to their sum (<see cref="PrivateMean"/>).
/// </summary>
/// <remarks>
/// A round then takes each client by itself with the probability <see cref="FederatedOptions.Fraction"/>, which clients don't learn of each other, and divides by the number that is to be expected.
/// What a server says of a round must not tell more than its model: samples aren't counted, what clients report is left out, and they aren't asked to measure. The outcomes of single clients in
/// <see cref="RoundResult.Training"/> are for the server's own eyes.
/// </remarks>
/// <param name="ClippingNorm">The norm S that an update is clipped to; above 0.</param>
/// <param name="NoiseMultiplier">The noise z as a multiple of it; above 0. <see cref="PrivacyBudget"/> finds the one that an ε needs.</param>
/// <param name="Delta">The δ that ε is told for, in (0, 1): well below 1 over the number of clients.</param>
public sealed record CentralPrivacy(double ClippingNorm, double NoiseMultiplier, double Delta = 1e-5)
{
    /// <summary>
    /// The seed of noise that is the same in each run, for simulations, where it protects nothing; null, the default, for the system's cryptographic generator.
    /// </summary>
    public ulong? SimulationSeed { get; init; }

    /// <summary>Demands that the numbers are within their limits.</summary>
    /// <exception cref="ArgumentException">One isn't.</exception>
    internal void Check()
    {
        Check(double.IsFinite(ClippingNorm) && ClippingNorm > 0, nameof(ClippingNorm), ClippingNorm, "finite and above 0");
        Check(double.IsFinite(NoiseMultiplier) && NoiseMultiplier > 0, nameof(NoiseMultiplier), NoiseMultiplier, "finite and above 0");
        Check(Delta is > 0 and < 1, nameof(Delta), Delta, "in (0, 1)");
    }

    private static void Check(bool holds, string name, double value, string limits)
    {
        if (!holds)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{name} of {nameof(CentralPrivacy)} is {value}; it must be {limits}."));
    }
}
