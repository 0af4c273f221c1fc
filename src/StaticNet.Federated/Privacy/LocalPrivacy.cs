using StaticNet.Files;

namespace StaticNet.Federated;

/// <summary>
/// A client's own noise, for whom the server isn't trusted (local differential privacy): it sends w + clip(Δ) + N(0, z²·S²), its update clipped to the norm S.
/// </summary>
/// <remarks>
/// A client accounts for itself, with a sampling rate of 1 and a step for each round that it answers in. Compared with one that has changed nothing, the multiplier is z; any two
/// updates may lie 2·S apart, so that no two datasets of the client can be told apart better than <see cref="ReplacementNoiseMultiplier"/> tells, z/2. In a sum of m clients' updates,
/// which is all that a server sees of secure aggregation, the noise has the standard deviation √m·z·S: the multiplier of the sum is √m·z, if all m added theirs and each counts alike.
/// </remarks>
public sealed class LocalPrivacy : GaussianMechanism
{
    /// <summary>A client's own noise.</summary>
    /// <param name="clippingNorm">The largest norm S of the update; above 0.</param>
    /// <param name="noiseMultiplier">The noise z as a multiple of it; at least 0.</param>
    /// <param name="noise">Where noise comes from; by default the system's cryptographic generator.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public LocalPrivacy(double clippingNorm, double noiseMultiplier, GaussianNoise? noise = null)
        : base(clippingNorm, noiseMultiplier, noise)
    {
    }

    /// <summary>The noise as a multiple of the distance of any two updates, z/2: what to account with where a client's data is replaced by other data.</summary>
    public double ReplacementNoiseMultiplier => NoiseMultiplier / 2;

    /// <summary>Makes a trained model private, in place.</summary>
    /// <param name="layout">The model's tensors, all trained: see <see cref="UpdateClipping"/>.</param>
    /// <param name="current">The model that the client started from.</param>
    /// <param name="state">Its model after the training, which becomes what it may send.</param>
    /// <exception cref="ArgumentException">A model isn't as long as the layout, or has statistics; nothing has changed.</exception>
    /// <exception cref="OverflowException">The private model leaves the range of floats; nothing has changed.</exception>
    public void Apply(StateDictLayout layout, ReadOnlySpan<float> current, Span<float> state)
    {
        double[] sums = new double[state.Length];
        AddClipped(layout, current, state, sums);
        Release(current, sums, 1, state);
    }

    /// <summary>The same for an update, as a client of secure aggregation has it: Δ becomes clip(Δ) + N(0, z²·S²).</summary>
    /// <param name="layout">The model's tensors, all trained: see <see cref="UpdateClipping"/>.</param>
    /// <param name="update">The change of the model by the training.</param>
    /// <exception cref="ArgumentException">The update isn't as long as the layout, or the model has statistics; nothing has changed.</exception>
    /// <exception cref="OverflowException">The private update leaves the range of floats; nothing has changed.</exception>
    public void Apply(StateDictLayout layout, Span<float> update) => Apply(layout, new float[update.Length], update);
}
