using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Numerics;

namespace StaticNet.Augmentations;

/// <summary>
/// The weights of a Gaussian at whole distances, cut off at three deviations, with the sum 1. Sums run in ascending order of the
/// taps, lanes across the results, so their bits don't depend on the vector width.
/// </summary>
internal sealed class GaussianKernel
{
    private const double Cutoff = 3;

    private readonly float[] _weights; // [2 · Radius + 1]

    /// <summary>The weights of a Gaussian.</summary>
    /// <param name="deviation">Its standard deviation σ in pixels, above 0.</param>
    public GaussianKernel(double deviation)
    {
        Radius = (int)Math.Ceiling(Cutoff * deviation);
        double[] weights = new double[(2 * Radius) + 1];
        for (int i = 0; i < weights.Length; i++)
        {
            double distance = (i - Radius) / deviation;
            weights[i] = PortableMath.Exp(-0.5 * distance * distance);
        }

        double sum = FixedOrder.Sum(weights);
        _weights = Array.ConvertAll(weights, weight => (float)(weight / sum));
    }

    /// <summary>The largest distance with a weight.</summary>
    public int Radius { get; }

    /// <summary>Smooths a row.</summary>
    /// <param name="row">The row between <see cref="Radius"/> values of what lies beyond each end.</param>
    /// <param name="result">Receives the row; a multiple of 16 values, as many as <paramref name="row"/> has but for its ends.</param>
    public void Smooth(ReadOnlySpan<float> row, Span<float> result) =>
        Smooth(row[..(result.Length + (2 * Radius))], 1, 0, _weights.Length, result);

    /// <summary>Smooths the columns of an image for one row; beyond its ends there is 0.</summary>
    /// <param name="rows">The image, <c>[height, stride]</c>.</param>
    /// <param name="height">Its rows.</param>
    /// <param name="y">The row.</param>
    /// <param name="result">Receives the row, <c>[stride]</c>; a multiple of 16 values.</param>
    public void SmoothColumns(ReadOnlySpan<float> rows, int height, int y, Span<float> result)
    {
        int firstRow = Math.Max(y - Radius, 0);
        int lastRow = Math.Min(y + Radius, height - 1);
        int taps = lastRow - firstRow + 1;
        Smooth(rows.Slice(firstRow * result.Length, taps * result.Length), result.Length, firstRow - (y - Radius), taps, result);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Smooth(ReadOnlySpan<float> source, int step, int firstTap, int taps, Span<float> result)
    {
        ref float start = ref MemoryMarshal.GetReference(source);
        ref float weights = ref MemoryMarshal.GetReference(_weights.AsSpan(firstTap, taps));
        ref float results = ref MemoryMarshal.GetReference(result);
        for (int x = 0; x < result.Length; x += Vector<float>.Count)
        {
            var sum = Vector<float>.Zero;
            ref float place = ref Unsafe.Add(ref start, (nint)x);
            for (int tap = 0; tap < taps; tap++)
            {
                // Not fused: the same bits on machines without such an instruction, and pictures need no more digits.
                sum += Vector.LoadUnsafe(ref place) * Unsafe.Add(ref weights, (nint)tap);
                place = ref Unsafe.Add(ref place, (nint)step);
            }

            sum.StoreUnsafe(ref results, (nuint)x);
        }
    }
}
