using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using StaticNet.Numerics;

namespace StaticNet.Federated;

/// <summary>Sums over models, in double, with the same bits at each vector width: a product is rounded before it is added.</summary>
internal static class StateMath
{
    /// <summary>The elements that sums in a buffer are kept of at a time: they stay in the first cache.</summary>
    public const int BlockLength = 1024;

    /// <summary>Σ weight·state / Σ weight, added in the order of the updates.</summary>
    /// <param name="updates">The states.</param>
    /// <param name="weights">A weight an update; an update of weight 0 isn't looked at.</param>
    /// <param name="mean">Receives the mean.</param>
    public static void WeightedMean(IReadOnlyList<ClientUpdate> updates, double[] weights, Span<float> mean)
    {
        double total = weights.Sum();
        Span<double> sums = stackalloc double[BlockLength];
        for (int start = 0; start < mean.Length; start += BlockLength)
        {
            var block = mean.Slice(start, Math.Min(BlockLength, mean.Length - start));
            sums.Clear();
            for (int client = 0; client < updates.Count; client++)
                if (weights[client] > 0)
                    AddScaled(weights[client], updates[client].State.Span.Slice(start, block.Length), sums);
            for (int i = 0; i < block.Length; i++)
                block[i] = (float)(sums[i] / total);
        }
    }

    /// <summary>sums += weight · values.</summary>
    public static void AddScaled(double weight, ReadOnlySpan<float> values, Span<double> sums)
    {
        int index = 0;
        var factor = Vector.Create(weight);
        for (; index <= values.Length - Vector<float>.Count; index += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(values[index..]), out var lower, out var upper);
            AddProduct(factor, lower, sums[index..]);
            AddProduct(factor, upper, sums[(index + Vector<double>.Count)..]);
        }

        for (; index < values.Length; index++)
            sums[index] += weight * values[index];
    }

    /// <summary>sums += weight · (values − origin).</summary>
    public static void AddScaledDifference(double weight, ReadOnlySpan<float> values, ReadOnlySpan<float> origin, Span<double> sums)
    {
        for (int index = 0; index < values.Length; index++)
            sums[index] += weight * ((double)values[index] - origin[index]);
    }

    /// <summary>‖left − right‖², whose squares neither overflow nor vanish; element <c>i</c> in lane <c>i mod 16</c>, lanes by <see cref="FixedOrder"/>'s tree.</summary>
    public static double SquaredDistance(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        int whole = left.Length & -FixedOrder.LaneCount;
        Span<float> leftRest = stackalloc float[FixedOrder.LaneCount], rightRest = stackalloc float[FixedOrder.LaneCount];
        left[whole..].CopyTo(leftRest);
        right[whole..].CopyTo(rightRest);

        Vector512<double> lower = Vector512<double>.Zero, upper = Vector512<double>.Zero;
        ref float first = ref MemoryMarshal.GetReference(left), second = ref MemoryMarshal.GetReference(right);
        for (int index = 0; index < whole; index += FixedOrder.LaneCount)
            AddSquares(Vector512.LoadUnsafe(ref first, (nuint)index), Vector512.LoadUnsafe(ref second, (nuint)index), ref lower, ref upper);
        AddSquares(Vector512.LoadUnsafe(ref leftRest[0]), Vector512.LoadUnsafe(ref rightRest[0]), ref lower, ref upper);

        Span<double> lanes = stackalloc double[FixedOrder.LaneCount];
        lower.CopyTo(lanes);
        upper.CopyTo(lanes[Vector512<double>.Count..]);
        return FixedOrder.SumLanes(lanes);
    }

    private static void AddSquares(Vector512<float> left, Vector512<float> right, ref Vector512<double> lower, ref Vector512<double> upper)
    {
        var (leftLower, leftUpper) = Vector512.Widen(left);
        var (rightLower, rightUpper) = Vector512.Widen(right);
        lower += (leftLower - rightLower) * (leftLower - rightLower);
        upper += (leftUpper - rightUpper) * (leftUpper - rightUpper);
    }

    private static void AddProduct(Vector<double> factor, Vector<double> values, Span<double> sums) =>
        (new Vector<double>(sums) + (factor * values)).CopyTo(sums);
}
