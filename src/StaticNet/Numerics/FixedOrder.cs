using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using StaticNet.CompilerServices;

namespace StaticNet.Numerics;

/// <summary>
/// Reductions whose order doesn't depend on the machine: element <c>i</c> is added to lane <c>i mod 16</c> in double, in
/// ascending order, and the lanes are added by one tree, lane <c>j</c> with <c>j + 8</c>, then <c>+ 4</c>, <c>+ 2</c>,
/// <c>+ 1</c>. The same bits at each vector width, on every machine.
/// </summary>
public static class FixedOrder
{
    /// <summary>The number of lanes.</summary>
    public const int LaneCount = 16;

    /// <summary>The sum of the values. No sum of floats overflows; NaN and infinities carry over as in any addition.</summary>
    /// <param name="values">Any number of values; none gives 0.</param>
    public static double Sum(ReadOnlySpan<float> values) => Reduce<Identity>(values);

    /// <summary>
    /// The sum of the values' squares. Each square is exact: those of 1e30 don't overflow and those of 1e-40 don't vanish.
    /// </summary>
    /// <param name="values">Any number of values; none gives 0.</param>
    public static double SumOfSquares(ReadOnlySpan<float> values) => Reduce<Square>(values);

    /// <summary>The sum of the values.</summary>
    /// <param name="values">Any number of values; none gives 0.</param>
    public static double Sum(ReadOnlySpan<double> values)
    {
        int whole = values.Length & -LaneCount;
        Span<double> rest = stackalloc double[LaneCount];
        values[whole..].CopyTo(rest);

        Vector512<double> lower = Vector512<double>.Zero, upper = Vector512<double>.Zero;
        ref double first = ref MemoryMarshal.GetReference(values);
        for (int index = 0; index < whole; index += LaneCount)
        {
            lower += Vector512.LoadUnsafe(ref first, (nuint)index);
            upper += Vector512.LoadUnsafe(ref first, (nuint)(index + (LaneCount / 2)));
        }

        lower += Vector512.LoadUnsafe(ref rest[0]);
        upper += Vector512.LoadUnsafe(ref rest[LaneCount / 2]);
        return Tree(lower, upper);
    }

    /// <summary>The scalar product of two vectors; products are rounded before they are added.</summary>
    internal static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        int whole = left.Length & -LaneCount;
        Span<double> rest = stackalloc double[LaneCount];
        for (int index = whole; index < left.Length; index++)
            rest[index - whole] = left[index] * right[index];

        Vector512<double> lower = Vector512<double>.Zero, upper = Vector512<double>.Zero;
        ref double a = ref MemoryMarshal.GetReference(left);
        ref double b = ref MemoryMarshal.GetReference(right[..left.Length]);
        for (int index = 0; index < whole; index += LaneCount)
        {
            nuint half = (nuint)(index + (LaneCount / 2));
            lower += Vector512.LoadUnsafe(ref a, (nuint)index) * Vector512.LoadUnsafe(ref b, (nuint)index);
            upper += Vector512.LoadUnsafe(ref a, half) * Vector512.LoadUnsafe(ref b, half);
        }

        return Tree(lower + Vector512.LoadUnsafe(ref rest[0]), upper + Vector512.LoadUnsafe(ref rest[LaneCount / 2]));
    }

    /// <summary>The sum of 16 lanes that a kernel has filled, by the tree.</summary>
    /// <param name="lanes">16 lanes.</param>
    /// <exception cref="ArgumentException">There aren't 16 lanes.</exception>
    public static double SumLanes(ReadOnlySpan<double> lanes)
    {
        if (lanes.Length != LaneCount)
            throw new ArgumentException($"There must be {LaneCount} lanes, but there are {lanes.Length}.", nameof(lanes));
        return SumLanes(ref MemoryMarshal.GetReference(lanes));
    }

    /// <summary>The sum of 16 lanes that a kernel has filled, by the tree.</summary>
    /// <param name="lane0">The first of 16 lanes one after the other, which isn't checked.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double SumLanes(ref readonly double lane0) =>
        Tree(Vector512.LoadUnsafe(in lane0), Vector512.LoadUnsafe(in lane0, LaneCount / 2));

    /// <summary>The sum of 16 lanes of float that a kernel has filled, by the tree, in float.</summary>
    /// <param name="lane0">The first of 16 lanes one after the other, which isn't checked.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SumLanes(ref readonly float lane0)
    {
        Vector512<float> lanes = Vector512.LoadUnsafe(in lane0);
        Vector256<float> eight = lanes.GetLower() + lanes.GetUpper();
        Vector128<float> four = eight.GetLower() + eight.GetUpper();
        return (four.GetElement(0) + four.GetElement(2)) + (four.GetElement(1) + four.GetElement(3));
    }

    /// <summary>The largest lane; the order of comparisons doesn't show in it.</summary>
    /// <param name="lanes">The lanes; a NaN among them gives NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(Vector512<float> lanes)
    {
        Vector256<float> eight = Vector256.Max(lanes.GetLower(), lanes.GetUpper());
        Vector128<float> four = Vector128.Max(eight.GetLower(), eight.GetUpper());
        return MathF.Max(MathF.Max(four.GetElement(0), four.GetElement(2)), MathF.Max(four.GetElement(1), four.GetElement(3)));
    }

    /// <summary>The largest lane; the order of comparisons doesn't show in it.</summary>
    /// <param name="lanes">The lanes; a NaN among them gives NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(Vector<float> lanes)
    {
        float largest = lanes[0];
        for (int lane = 1; lane < Vector<float>.Count; lane++)
            largest = MathF.Max(largest, lanes[lane]);
        return largest;
    }

    private static double Reduce<TTerm>(ReadOnlySpan<float> values)
        where TTerm : struct, ITerm
    {
        // The rest is copied before the loop, since a call behind it would keep the sums in memory instead of registers.
        int whole = values.Length & -LaneCount;
        Span<float> rest = stackalloc float[LaneCount];
        values[whole..].CopyTo(rest);

        Vector512<double> lower = Vector512<double>.Zero, upper = Vector512<double>.Zero;
        ref float first = ref MemoryMarshal.GetReference(values);
        for (int index = 0; index < whole; index += LaneCount)
        {
            var (left, right) = Vector512.Widen(Vector512.LoadUnsafe(ref first, (nuint)index));
            lower = TTerm.Add(lower, left);
            upper = TTerm.Add(upper, right);
        }

        // Lanes are never −0, so the zeros that fill up the last block change nothing.
        var (lastLeft, lastRight) = Vector512.Widen(Vector512.LoadUnsafe(ref rest[0]));
        return Tree(TTerm.Add(lower, lastLeft), TTerm.Add(upper, lastRight));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Tree(Vector512<double> lower, Vector512<double> upper)
    {
        Vector512<double> eight = lower + upper;
        Vector256<double> four = eight.GetLower() + eight.GetUpper();
        Vector128<double> two = four.GetLower() + four.GetUpper();
        return two.ToScalar() + two.GetElement(1);
    }

    private interface ITerm
    {
        static abstract Vector512<double> Add(Vector512<double> sum, Vector512<double> values);
    }

    private readonly struct Identity : ITerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Add(Vector512<double> sum, Vector512<double> values) => sum + values;
    }

    private readonly struct Square : ITerm
    {
        // The square of a float is exact in double: fused or not, the bits are the same.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Add(Vector512<double> sum, Vector512<double> values) =>
            LaneArithmetic.MultiplyAdd(values, values, sum);
    }
}
