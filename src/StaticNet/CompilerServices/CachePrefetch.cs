using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace StaticNet.CompilerServices;

/// <summary>
/// Asks for memory before it is needed, so that a kernel computes while its next weights come from far caches or from memory.
/// </summary>
public static class CachePrefetch
{
    /// <summary>
    /// Fetches a line into the second-level cache, where the processor has an instruction for that. It is a hint: nothing is read,
    /// and an address outside all memory is ignored.
    /// </summary>
    /// <param name="origin">Where to count from.</param>
    /// <param name="offset">The element in the line, counted from the origin; it may lie beyond the buffer.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Fetch(ref float origin, nint offset)
    {
        // Computed as a pointer: a reference to what lies beyond a buffer must not exist.
        if (Sse.IsSupported)
            Sse.Prefetch1((float*)Unsafe.AsPointer(ref origin) + offset);
    }
}
