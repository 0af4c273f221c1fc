using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using StaticNet.Numerics;

namespace StaticNet;

/// <summary>Runs an update over a range, in one pass over memory.</summary>
internal static class ElementUpdate
{
    /// <summary>Updates every element. The bits don't depend on the lanes.</summary>
    /// <param name="update">What to do to an element.</param>
    /// <param name="decay">The factor of the decay.</param>
    /// <param name="range">The elements.</param>
    /// <param name="first">The first state array, as long; empty if the update has none, likewise the others.</param>
    /// <param name="second">The second.</param>
    /// <param name="third">The third.</param>
    public static void Run<TUpdate, TDecay>(
        TUpdate update, float decay, in ParameterRange range, Span<float> first, Span<float> second, Span<float> third)
        where TUpdate : struct, IElementUpdate
        where TDecay : struct, IWeightDecay
    {
        if (range.Sums.IsEmpty)
            Run<TUpdate, TDecay, NoTracking>(update, decay, range, first, second, third);
        else
            Run<TUpdate, TDecay, SquareTracking>(update, decay, range, first, second, third);
    }

    private static void Run<TUpdate, TDecay, TTracking>(
        TUpdate update, float decay, in ParameterRange range, Span<float> first, Span<float> second, Span<float> third)
        where TUpdate : struct, IElementUpdate
        where TDecay : struct, IWeightDecay
        where TTracking : struct, IUpdateTracking
    {
        ref float s0 = ref MemoryMarshal.GetReference(first);
        ref float s1 = ref MemoryMarshal.GetReference(second);
        ref float s2 = ref MemoryMarshal.GetReference(third);
        int index = 0;
        if (Vector512.IsHardwareAccelerated)
            index = Run<TUpdate, TDecay, TTracking, Vector512Lanes>(update, decay, range, ref s0, ref s1, ref s2, index);
        if (index < range.Length)
            index = Run<TUpdate, TDecay, TTracking, VectorLanes>(update, decay, range, ref s0, ref s1, ref s2, index);
        if (index < range.Length)
            Run<TUpdate, TDecay, TTracking, ScalarLanes>(update, decay, range, ref s0, ref s1, ref s2, index);
    }

    // Optimized at once: unoptimized vector code, as a first call would run, is some 50 times slower.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Run<TUpdate, TDecay, TTracking, TLanes>(
        TUpdate update, float decay, in ParameterRange range, ref float s0, ref float s1, ref float s2, int index)
        where TUpdate : struct, IElementUpdate
        where TDecay : struct, IWeightDecay
        where TTracking : struct, IUpdateTracking
        where TLanes : struct, ILanes<TLanes>
    {
        ref float w = ref MemoryMarshal.GetReference(range.Parameters);
        ref float g = ref MemoryMarshal.GetReference(range.Gradients);
        ref float scales = ref MemoryMarshal.GetReference(range.Scales);
        ref double sums = ref MemoryMarshal.GetReference(range.Sums);
        int length = range.Length;
        for (; index + TLanes.Count <= length; index += TLanes.Count)
        {
            // Always 0 if there are 16 lanes, which the compiler of the machine sees.
            int lane = index & (FixedOrder.LaneCount - TLanes.Count);
            var before = TLanes.Load(ref w, index);
            var parameter = TDecay.Shrink(before, TLanes.All(decay));
            var gradient = TDecay.Penalize(TLanes.Load(ref g, index) * TLanes.Load(ref scales, lane), before, TLanes.All(decay));
            var after = update.Apply(parameter, gradient, ref s0, ref s1, ref s2, index);
            TLanes.Store(after, ref w, index);
            TTracking.Add(before, after, ref sums, lane);
        }

        return index;
    }
}
