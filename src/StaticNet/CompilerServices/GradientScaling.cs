using System.ComponentModel;
using StaticNet.Numerics;

namespace StaticNet.CompilerServices;

/// <summary>
/// Turns the lane sums that a backward pass leaves, <c>[panels, 16]</c> for each parameter, into the norm of all gradients
/// and the factors that clip them. It is public for generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GradientScaling
{
    private protected GradientScaling(ScaleGranularity granularity) => Granularity = granularity;

    /// <summary>Which gradients share a factor.</summary>
    internal ScaleGranularity Granularity { get; }

    /// <summary>The limit; infinite for none.</summary>
    internal float Limit { get; private set; } = float.PositiveInfinity;

    /// <summary>Sets the limit.</summary>
    /// <param name="value">The limit.</param>
    /// <param name="name">The property that it is set by.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or NaN.</exception>
    internal void SetLimit(float value, string name)
    {
        Limit = NetworkGuard.CheckPositive(value, name);
        HasLimit = true;
    }

    /// <summary>Whether the network scales gradients at all: a limit was set, be it an infinite one.</summary>
    internal bool HasLimit { get; private set; }

    /// <summary>Whether the lane sums that it is given are of squares.</summary>
    internal virtual bool TakesSquares => true;

    /// <summary>The norm of all gradients before scaling; NaN or infinite if a gradient is.</summary>
    /// <param name="sums">The lane sums of all parameters.</param>
    internal virtual double NormOf(ReadOnlySpan<double> sums) => Math.Sqrt(FixedOrder.Sum(sums));

    /// <summary>Writes the lane sums of a panel's gradients, as the kernels leave them.</summary>
    /// <param name="gradients">The gradients, <c>[inputs, 16]</c>.</param>
    /// <param name="lanes">Receives 16 sums.</param>
    internal virtual void SumPanel(ReadOnlySpan<float> gradients, Span<double> lanes) =>
        PanelSquares.Sum(in gradients[0], gradients.Length / FixedOrder.LaneCount, ref lanes[0]);

    /// <summary>Writes the factors that aren't the network's one.</summary>
    /// <param name="memory">The network's arrays, after a pass with finite gradients.</param>
    /// <param name="norm">The norm of all gradients.</param>
    /// <returns>The smallest factor.</returns>
    internal abstract float Scale(NetworkMemory memory, double norm);

    /// <summary>The factor that brings a norm down to the limit, PyTorch's.</summary>
    private protected float FactorOf(double norm) => (float)Math.Min(1, Limit / (norm + 1e-6));
}
