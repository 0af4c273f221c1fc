using StaticNet.Files;

namespace StaticNet.Federated;

/// <summary>
/// A mean that keeps clients private where the server is trusted (central differential privacy): w + (Σ_k clip(Δ_k) + N(0, z²·S²)) / m, with updates clipped to the norm S and a
/// fixed denominator, the number m of clients that a round is expected to have (McMahan et al. 2018, "Learning differentially private recurrent language models": weights of 1 and
/// the estimator with q·W below). Its noise has the standard deviation z·S/m.
/// </summary>
/// <remarks>
/// A client's own number of samples would be a secret too, so it has no weight. Nor may the number of those that answered show: a round without any gives the model and noise.
/// To account for a round, add z and the probability that a client takes part to a <see cref="PrivacyAccountant"/>.
/// </remarks>
public sealed class PrivateMean : GaussianMechanism
{
    /// <summary>A private mean.</summary>
    /// <param name="clippingNorm">The largest norm S of an update; above 0.</param>
    /// <param name="noiseMultiplier">The noise z as a multiple of it; at least 0.</param>
    /// <param name="noise">Where noise comes from; by default the system's cryptographic generator.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public PrivateMean(double clippingNorm, double noiseMultiplier, GaussianNoise? noise = null)
        : base(clippingNorm, noiseMultiplier, noise)
    {
    }

    /// <summary>Combines what clients have trained.</summary>
    /// <param name="layout">The model's tensors, all trained: see <see cref="UpdateClipping"/>.</param>
    /// <param name="current">The model that the clients started from.</param>
    /// <param name="updates">What they have trained: any number, even none.</param>
    /// <param name="expectedClients">The number m of clients that a round is expected to have: all clients times the probability that one takes part.</param>
    /// <param name="combined">Receives the combined model; nothing is written where the call throws.</param>
    /// <exception cref="ArgumentException">A model isn't as long as the layout, or has statistics.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="expectedClients"/> isn't a finite number above 0.</exception>
    /// <exception cref="OverflowException">The combined model leaves the range of floats.</exception>
    public void Combine(
        StateDictLayout layout, ReadOnlySpan<float> current, IReadOnlyList<ClientUpdate> updates, double expectedClients, Span<float> combined)
    {
        StateCheck.Round(layout, current, updates, combined);
        UpdateClipping.Check(layout, current, combined);
        Setting.Positive(expectedClients, nameof(expectedClients));

        double[] sums = new double[current.Length];
        foreach (var update in updates)
            AddClipped(layout, current, update.State.Span, sums);
        Release(current, sums, expectedClients, combined);
    }
}
