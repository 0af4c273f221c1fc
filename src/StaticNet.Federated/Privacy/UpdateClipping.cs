using StaticNet.Files;

namespace StaticNet.Federated;

/// <summary>
/// Bounds how far a client can move a model: an update Δ = w_k − w becomes Δ·min(1, S/‖Δ‖₂), its norm over all tensors together (flat clipping; McMahan et al. 2018, "Learning
/// differentially private recurrent language models").
/// </summary>
/// <remarks>
/// Statistics of batch normalization tell about data too, and have no bound. A model that has any is refused: normalize over a sample's own values instead (layer or RMS
/// normalization).
/// </remarks>
public sealed class UpdateClipping
{
    /// <summary>Clipping.</summary>
    /// <param name="norm">The largest norm S of an update; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The norm isn't a finite number above 0.</exception>
    public UpdateClipping(double norm) => Norm = Setting.Positive(norm, nameof(norm));

    /// <summary>The largest norm S of an update.</summary>
    public double Norm { get; }

    /// <summary>The norm of an update; its squares neither overflow nor vanish.</summary>
    /// <param name="layout">The model's tensors.</param>
    /// <param name="current">The model that the client started from.</param>
    /// <param name="state">Its model after the training.</param>
    /// <exception cref="ArgumentException">A model isn't as long as the layout, or has statistics.</exception>
    public static double GetNorm(StateDictLayout layout, ReadOnlySpan<float> current, ReadOnlySpan<float> state)
    {
        Check(layout, current, state);
        return Math.Sqrt(StateMath.SquaredDistance(current, state));
    }

    /// <summary>What an update is multiplied by: min(1, S/‖Δ‖₂).</summary>
    /// <inheritdoc cref="GetNorm"/>
    public double GetFactor(StateDictLayout layout, ReadOnlySpan<float> current, ReadOnlySpan<float> state)
    {
        double norm = GetNorm(layout, current, state);
        return norm > Norm ? Norm / norm : 1;
    }

    /// <summary>Clips an update in place. One within the norm stays as it is, to the bit; another has the norm S, but for the rounding of its elements.</summary>
    /// <param name="layout">The model's tensors.</param>
    /// <param name="current">The model that the client started from.</param>
    /// <param name="state">Its model after the training, which becomes w + Δ·min(1, S/‖Δ‖₂).</param>
    /// <returns>The norm before.</returns>
    /// <exception cref="ArgumentException">A model isn't as long as the layout, or has statistics; nothing has changed.</exception>
    public double Clip(StateDictLayout layout, ReadOnlySpan<float> current, Span<float> state)
    {
        double norm = GetNorm(layout, current, state);
        if (norm > Norm)
            for (int i = 0; i < state.Length; i++)
                state[i] = (float)(current[i] + (((double)state[i] - current[i]) * (Norm / norm)));
        return norm;
    }

    /// <summary>Checks that models are as long as the layout, which has no statistics.</summary>
    internal static void Check(StateDictLayout layout, ReadOnlySpan<float> current, ReadOnlySpan<float> state)
    {
        ArgumentNullException.ThrowIfNull(layout);
        StateCheck.Length(layout, current, nameof(current));
        StateCheck.Length(layout, state, nameof(state));
        foreach (var tensor in layout.Tensors)
            if (tensor.Role != StateDictRole.Trained)
                throw new ArgumentException(
                    $"{tensor} isn't trained: statistics of batches tell about data, and no norm bounds them. Train privately with layer or RMS normalization.", nameof(layout));
    }
}
