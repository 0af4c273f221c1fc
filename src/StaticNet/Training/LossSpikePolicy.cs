using System.Globalization;

namespace StaticNet.Training;

/// <summary>
/// When a finite loss is so far above those before it that its step is skipped: a batch of broken samples, or the first sign
/// of divergence. A loss is a spike if <c>loss − mean &gt; threshold · deviation</c>, both over the last losses of
/// steps that were made; only upwards, and a comparison with NaN counts as a spike. The deviation is at least a hundredth of the mean's
/// magnitude, so that where losses hardly differ a ripple is none.
/// </summary>
/// <remarks>
/// Nothing is judged before the window is full. After <see cref="MaxConsecutive"/> spikes in a row the losses have moved to
/// another level: the step is made, and the window begins anew with it.
/// </remarks>
public sealed class LossSpikePolicy
{
    /// <summary>A policy.</summary>
    /// <param name="window">The losses that a loss is compared with, at least 2.</param>
    /// <param name="threshold">The deviations above the mean that make a spike, positive and finite.</param>
    /// <param name="maxConsecutive">The most spikes skipped in a row, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its limits.</exception>
    public LossSpikePolicy(int window = 100, double threshold = 6, int maxConsecutive = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxConsecutive, 1);
        if (!(threshold > 0 && double.IsFinite(threshold)))
            throw new ArgumentOutOfRangeException(
                nameof(threshold), threshold, $"threshold is {threshold.ToString(CultureInfo.InvariantCulture)}; it must be positive and finite.");
        Window = window;
        Threshold = threshold;
        MaxConsecutive = maxConsecutive;
    }

    /// <summary>The losses that a loss is compared with.</summary>
    public int Window { get; }

    /// <summary>The deviations above the mean that make a spike.</summary>
    public double Threshold { get; }

    /// <summary>The most spikes skipped in a row.</summary>
    public int MaxConsecutive { get; }
}
