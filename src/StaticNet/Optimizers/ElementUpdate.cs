using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using StaticNet.Numerics;

namespace StaticNet;

/// <summary>Runs an update over whole arrays, in one pass over memory.</summary>
internal static class ElementUpdate
{
    /// <summary>Updates every element. The bits don't depend on the lanes.</summary>
    /// <param name="update">What to do to an element.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="gradients">Their gradients, as many.</param>
    /// <param name="first">The first state array, as long; empty if the update has none, likewise the others.</param>
    /// <param name="second">The second.</param>
    /// <param name="third">The third.</param>
    public static void Run<TUpdate>(
        TUpdate update,
        Span<float> parameters,
        ReadOnlySpan<float> gradients,
        Span<float> first = default,
        Span<float> second = default,
        Span<float> third = default)
        where TUpdate : struct, IElementUpdate
    {
        ref float w = ref MemoryMarshal.GetReference(parameters);
        ref float g = ref MemoryMarshal.GetReference(gradients);
        ref float s0 = ref MemoryMarshal.GetReference(first);
        ref float s1 = ref MemoryMarshal.GetReference(second);
        ref float s2 = ref MemoryMarshal.GetReference(third);
        int length = parameters.Length;

        int index = 0;
        if (Vector512.IsHardwareAccelerated)
            index = Run<TUpdate, Vector512Lanes>(update, ref w, ref g, ref s0, ref s1, ref s2, index, length);
        index = Run<TUpdate, VectorLanes>(update, ref w, ref g, ref s0, ref s1, ref s2, index, length);
        Run<TUpdate, ScalarLanes>(update, ref w, ref g, ref s0, ref s1, ref s2, index, length);
    }

    // Optimized at once: unoptimized vector code, as a first call would run, is some 50 times slower.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Run<TUpdate, TLanes>(
        TUpdate update, ref float w, ref float g, ref float s0, ref float s1, ref float s2, int index, int length)
        where TUpdate : struct, IElementUpdate
        where TLanes : struct, ILanes<TLanes>
    {
        for (; index + TLanes.Count <= length; index += TLanes.Count)
            update.Apply<TLanes>(ref w, ref g, ref s0, ref s1, ref s2, index);
        return index;
    }
}
