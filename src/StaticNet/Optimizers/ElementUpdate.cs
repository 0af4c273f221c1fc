using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using StaticNet.Numerics;

namespace StaticNet.Optimizers;

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

    // Optimized at once: unoptimized vector code, as a first call would run, is some 50 times slower. And never inlined: a caller that takes the
    // loop in when it is compiled again has no room left for what the loop calls, and then every operation on lanes is a call.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
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

        // Two vectors an iteration share what the loop costs and the vectors of constants, which would be made anew for each.
        for (int last = length - (2 * TLanes.Count); index <= last; index += 2 * TLanes.Count)
        {
            // Where vectors have 8 or 16 lanes both are constants, which the compiler of the machine sees.
            int lane = index & (FixedOrder.LaneCount - 1) & -(2 * TLanes.Count);
            int next = (lane + TLanes.Count) & (FixedOrder.LaneCount - 1);
            Update<TUpdate, TDecay, TTracking, TLanes>(update, decay, ref w, ref g, ref scales, ref sums, ref s0, ref s1, ref s2, index, lane);
            Update<TUpdate, TDecay, TTracking, TLanes>(
                update, decay, ref w, ref g, ref scales, ref sums, ref s0, ref s1, ref s2, index + TLanes.Count, next);
        }

        if (index <= length - TLanes.Count)
        {
            int lane = index & (FixedOrder.LaneCount - TLanes.Count);
            Update<TUpdate, TDecay, TTracking, TLanes>(update, decay, ref w, ref g, ref scales, ref sums, ref s0, ref s1, ref s2, index, lane);
            index += TLanes.Count;
        }

        return index;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Update<TUpdate, TDecay, TTracking, TLanes>(
        TUpdate update,
        float decay,
        ref float w,
        ref float g,
        ref float scales,
        ref double sums,
        ref float s0,
        ref float s1,
        ref float s2,
        int index,
        int lane)
        where TUpdate : struct, IElementUpdate
        where TDecay : struct, IWeightDecay
        where TTracking : struct, IUpdateTracking
        where TLanes : struct, ILanes<TLanes>
    {
        var before = TLanes.Load(ref w, index);
        var parameter = TDecay.Shrink(before, TLanes.All(decay));
        var gradient = TDecay.Penalize(TLanes.Load(ref g, index) * TLanes.Load(ref scales, lane), before, TLanes.All(decay));
        var after = update.Apply(parameter, gradient, ref s0, ref s1, ref s2, index);
        TLanes.Store(after, ref w, index);
        TTracking.Add(before, after, ref sums, lane);
    }
}
