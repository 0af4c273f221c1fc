using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet.Numerics;

/// <summary>
/// An array whose first element lies at a multiple of 64 bytes, a cache line and the widest vector, and stays there: no
/// vector of it straddles two lines. A vector that begins at any element may be read whole. It starts as zeros and lives on the pinned object heap.
/// </summary>
/// <typeparam name="T">An element type whose size divides 64 bytes, such as <see langword="float"/> or <see langword="double"/>.</typeparam>
public sealed unsafe class AlignedBuffer<T>
    where T : unmanaged
{
    /// <summary>The alignment in bytes.</summary>
    private const int Alignment = 64;

    // Keeps the memory alive; a pass that begins takes the first element from a pointer without another read or check.
    private readonly T[] _array;
    private readonly T* _first;

    /// <summary>Allocates a buffer of zeros.</summary>
    /// <param name="length">The number of elements, from 0 to <see cref="Array.MaxLength"/> − 128 / element size.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is outside its limits.</exception>
    /// <exception cref="NotSupportedException">The element's size doesn't divide 64 bytes.</exception>
    public AlignedBuffer(int length)
    {
        int size = Unsafe.SizeOf<T>();
        if (Alignment % size != 0)
            throw new NotSupportedException($"{typeof(T)} takes {size} bytes, which does not divide the alignment of {Alignment}.");
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Array.MaxLength - (2 * Alignment / size));

        _array = GC.AllocateArray<T>(length + (2 * Alignment / size), pinned: true);
        nint beyond = Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0) % Alignment;
        int offset = beyond == 0 ? 0 : (int)(Alignment - beyond) / size;
        _first = (T*)Marshal.UnsafeAddrOfPinnedArrayElement(_array, offset);
        Length = length;
    }

    /// <summary>The number of elements.</summary>
    public int Length { get; }

    /// <summary>The elements.</summary>
    public Span<T> Span => MemoryMarshal.CreateSpan(ref *_first, Length);

    /// <summary>The first element, for code that computes addresses itself; check lengths before.</summary>
    public ref T Reference => ref *_first;
}
