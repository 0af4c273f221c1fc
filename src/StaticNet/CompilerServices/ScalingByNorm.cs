using System.ComponentModel;
using StaticNet.Numerics;

namespace StaticNet.CompilerServices;

/// <summary>One factor for all gradients, by their norm (<see cref="ClipGradientNormAttribute"/>). It is public for generated code.</summary>
/// <param name="norm">The norm, which kernels have left the sums of.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ScalingByNorm(GradientNorm norm) : GradientScaling(ScaleGranularity.Network)
{
    internal override bool TakesSquares => norm == GradientNorm.L2;

    internal override double NormOf(ReadOnlySpan<double> sums) => norm switch
    {
        GradientNorm.L1 => FixedOrder.Sum(sums),
        GradientNorm.L2 => base.NormOf(sums),
        _ => LargestOf(sums),
    };

    internal override void SumPanel(ReadOnlySpan<float> gradients, Span<double> lanes)
    {
        if (norm == GradientNorm.L2)
        {
            base.SumPanel(gradients, lanes);
            return;
        }

        lanes.Clear();
        for (int i = 0; i < gradients.Length; i++)
        {
            ref double lane = ref lanes[i % FixedOrder.LaneCount];
            double magnitude = Math.Abs((double)gradients[i]);
            lane = norm == GradientNorm.L1 ? lane + magnitude : Math.Max(lane, magnitude);
        }
    }

    internal override float Scale(NetworkMemory memory, double norm) => FactorOf(norm);

    private static double LargestOf(ReadOnlySpan<double> magnitudes)
    {
        double largest = 0;
        foreach (double magnitude in magnitudes)
            largest = Math.Max(largest, magnitude);
        return largest;
    }
}
