using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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

    /// <summary>The bits of a vector without their signs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<int> Magnitude(ref float first, int index, int vector) =>
        Vector.AsVectorInt32(Vector.LoadUnsafe(ref first, (nuint)(index + (vector * Vector<float>.Count)))) & Vector.Create(WithoutSign);
}
