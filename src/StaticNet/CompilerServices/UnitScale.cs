using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet.CompilerServices;

/// <summary>
/// <c>byte / 255f</c> without a division, the same bits: 1/255 is split into a part of 16 significant bits, whose product
/// with a byte is exact, and the rest, so that only the last addition rounds, fused or not.
/// </summary>
public static class UnitScale
{
    private const double HighPart = 0x8081 / 8388608.0;
    private const float High = (float)HighPart;
    private const float Low = (float)((1.0 / 255) - HighPart);

    /// <summary>Scales bytes to [0, 1].</summary>
    /// <param name="source">The bytes.</param>
    /// <param name="destination">Receives as many floats.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Convert(ReadOnlySpan<byte> source, Span<float> destination)
    {
        ref byte bytes = ref MemoryMarshal.GetReference(source);
        ref float floats = ref MemoryMarshal.GetReference(destination[..source.Length]);
        int i = 0;
        for (; i <= source.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector.Widen(Vector.LoadUnsafe(ref bytes, (nuint)i), out var lower, out var upper);
            StoreHalf(lower, ref Unsafe.Add(ref floats, i));
            StoreHalf(upper, ref Unsafe.Add(ref floats, i + Vector<ushort>.Count));
        }

        for (; i < source.Length; i++)
        {
            float value = Unsafe.Add(ref bytes, i);
            Unsafe.Add(ref floats, i) = float.MultiplyAddEstimate(value, High, value * Low);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreHalf(Vector<ushort> integers, ref float destination)
    {
        Vector.Widen(integers, out var lower, out var upper);
        Scale(lower).StoreUnsafe(ref destination);
        Scale(upper).StoreUnsafe(ref destination, (nuint)Vector<float>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Scale(Vector<uint> integers)
    {
        var values = Vector.ConvertToSingle(Vector.AsVectorInt32(integers));
        return LaneArithmetic.MultiplyAdd(values, Vector.Create(High), values * Low);
    }
}
