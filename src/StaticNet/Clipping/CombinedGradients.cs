using StaticNet.CompilerServices;
using StaticNet.Numerics;
using StaticNet.Training;

namespace StaticNet;

/// <summary>
/// Clips gradients that were put together from several passes as a pass over all their samples would have: values first,
/// then by the norms that the network clips by, whose lane sums are made again.
/// </summary>
internal static class CombinedGradients
{
    /// <summary>The loss, norm and factor of the gradients that a network holds now.</summary>
    /// <param name="memory">The network's arrays.</param>
    /// <param name="architecture">The network's type.</param>
    /// <param name="loss">The loss of all samples.</param>
    /// <param name="proximity">What is added to loss and gradients before they are clipped; null for nothing.</param>
    public static GradientResult Finish(NetworkMemory memory, NetworkArchitecture architecture, float loss, ProximalTerm? proximity = null)
    {
        if (proximity is not null)
            loss = (float)(loss + proximity.Add());

        // As in a pass: the norm is that before clamping, unless another clipping goes on with the clamped gradient.
        if (memory.Scaling.HasLimit)
            Clamp(memory);
        Sum(memory, architecture);
        if (!memory.Scaling.HasLimit)
            Clamp(memory);
        double norm = memory.Scaling.NormOf(memory.Squares.Span);
        return new GradientResult(loss, norm, double.IsFinite(norm) ? memory.Scaling.Scale(memory, norm) : float.NaN);
    }

    private static void Clamp(NetworkMemory memory)
    {
        float limit = memory.GradientLimit;
        if (float.IsInfinity(limit))
            return;
        foreach (ref float gradient in memory.Gradients.Span)
            gradient = Math.Clamp(gradient, -limit, limit);
    }

    private static void Sum(NetworkMemory memory, NetworkArchitecture architecture)
    {
        var sums = memory.Squares.Span;
        foreach (var parameter in architecture.Parameters)
        {
            var layout = parameter.Layout;
            for (int panel = 0; panel < layout.Panels; panel++)
            {
                memory.Scaling.SumPanel(
                    memory.Gradients.Span.Slice(layout.Offset + (panel * layout.PanelStride), layout.PanelStride), sums[..FixedOrder.LaneCount]);
                sums = sums[FixedOrder.LaneCount..];
            }
        }
    }
}
