using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StaticNet.Numerics;

/// <summary>The search for NaN and infinities, at the speed of memory.</summary>
public static class FiniteCheck
{
    // A float is finite if its bits without the sign are at most those of the largest one.
    private const int WithoutSign = 0x7FFFFFFF;
    private const int LargestFinite = 0x7F7FFFFF;

    /// <summary>Whether no value is NaN or infinite.</summary>
    /// <param name="values">Any number of values.</param>
    public static bool AllFinite(ReadOnlySpan<float> values) => IndexOfNonFinite(values) < 0;

    /// <summary>The index of the first value that is NaN or infinite, or −1.</summary>
    /// <param name="values">Any number of values.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static int IndexOfNonFinite(ReadOnlySpan<float> values)
    {
        int step = 4 * Vector<float>.Count;
        ref float first = ref MemoryMarshal.GetReference(values);
        int index = 0;
        for (; index <= values.Length - step; index += step)
        {
            var largest = Vector.Max(
                Vector.Max(Magnitude(ref first, index, 0), Magnitude(ref first, index, 1)),
                Vector.Max(Magnitude(ref first, index, 2), Magnitude(ref first, index, 3)));
            if (Vector.GreaterThanAny(largest, Vector.Create(LargestFinite)))
                break;
        }

        for (; index <= values.Length - Vector<float>.Count; index += Vector<float>.Count)
            if (Vector.GreaterThanAny(Magnitude(ref first, index, 0), Vector.Create(LargestFinite)))
                break;

        for (; index < values.Length; index++)
            if (!float.IsFinite(values[index]))
                return index;
        return -1;
    }

    /// <summary>Whether so few values that a call would take longer than the search are finite; the last vector may overlap the one before.</summary>
    /// <param name="first">The first value.</param>
    /// <param name="length">How many there are, a constant.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool AreFinite(ref float first, int length)
    {
        if (length < Vector128<float>.Count)
            return AreFiniteOneByOne(ref first, length);
        if (length < Vector<float>.Count)
            return AreFiniteByFour(ref first, length);
        int last = length - Vector<float>.Count;
        var largest = Magnitude(ref first, last, 0);
        for (int index = 0; index < last; index += Vector<float>.Count)
            largest = Vector.Max(largest, Magnitude(ref first, index, 0));
        return !Vector.GreaterThanAny(largest, Vector.Create(LargestFinite));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreFiniteByFour(ref float first, int length)
    {
        int last = length - Vector128<float>.Count;
        var mask = Vector128.Create(WithoutSign);
        var largest = Vector128.LoadUnsafe(ref first, (nuint)last).AsInt32() & mask;
        for (int index = 0; index < last; index += Vector128<float>.Count)
            largest = Vector128.Max(largest, Vector128.LoadUnsafe(ref first, (nuint)index).AsInt32() & mask);
        return !Vector128.GreaterThanAny(largest, Vector128.Create(LargestFinite));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreFiniteOneByOne(ref float first, int length)
    {
        bool areFinite = true;
        for (int index = 0; index < length; index++)
            areFinite &= float.IsFinite(Unsafe.Add(ref first, index));
        return areFinite;
    }

    /// <summary>The bits of a vector without their signs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<int> Magnitude(ref float first, int index, int vector) =>
        Vector.AsVectorInt32(Vector.LoadUnsafe(ref first, (nuint)(index + (vector * Vector<float>.Count)))) & Vector.Create(WithoutSign);
}
