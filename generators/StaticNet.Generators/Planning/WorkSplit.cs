using StaticNet.Generators.Collections;

namespace StaticNet.Generators.Planning;

/// <summary>
/// Decides how workers share a pass, where they must wait for each other, and from which batch on it pays: a pure function
/// of the calls. Work is counted in multiply-adds that take as long; some 100 of them are a nanosecond.
/// </summary>
internal static class WorkSplit
{
    /// <summary>A barrier: 0.2 µs with workers that don't arrive at quite the same time.</summary>
    public const long BarrierWork = 20_000;

    /// <summary>Starting the workers and waiting for the last one, while they are awake.</summary>
    public const long StartWork = 100_000;

    /// <summary>The batch for which a call counts as too small to share: sharing it costs a barrier that it may not be worth.</summary>
    private const int UsualBatch = 64;

    /// <summary>Beyond it no pass is worth the code.</summary>
    private const int LargestBatch = 1 << 16;

    public static SharePlan Plan(IEnumerable<KernelCall> calls)
    {
        var shared = new List<SharedCall>();
        var sinceBarrier = new List<SharedCall>();
        foreach (var call in calls)
        {
            var next = new SharedCall(call, SharingOf(call), false);
            if (sinceBarrier.Any(earlier => MustWait(earlier, next)))
            {
                next = next with { WaitsBefore = true };
                sinceBarrier.Clear();
            }

            sinceBarrier.Add(next);
            shared.Add(next);
        }

        var plan = new SharePlan(shared.ToEquatableArray(), null, UnitOf(shared));
        return plan with { SmallestBatch = SmallestBatch(plan) };
    }

    // Rows cost no barrier between layers, so that even small calls are shared by them.
    private static Sharing SharingOf(KernelCall call) =>
        call.Kernel.Sharing == Sharing.Columns && call.Work * UsualBatch < 2 * BarrierWork ? Sharing.None : call.Kernel.Sharing;

    // Where samples have whole tiles of rows each, workers may share single samples.
    private static int UnitOf(IEnumerable<SharedCall> calls)
    {
        int unit = 1;
        foreach (var call in calls)
            while (call.Sharing == Sharing.Rows && unit * call.Call.Rows % call.Call.Kernel.RowsOfTile != 0)
                unit *= 2;
        return unit;
    }

    /// <summary>Whether one call depends on what another worker does in an earlier one.</summary>
    private static bool MustWait(SharedCall earlier, SharedCall later)
    {
        if (earlier.Sharing == Sharing.None && later.Sharing == Sharing.None)
            return false;
        bool sameRows = earlier.Sharing == Sharing.Rows && later.Sharing == Sharing.Rows;
        foreach (var first in earlier.Call.Operands)
            foreach (var second in later.Call.Operands)
                if ((first.IsWritten || second.IsWritten) && first.Overlaps(second) && !(sameRows && first.HasRowsOf(second)))
                    return true;
        return false;
    }

    /// <summary>The first batch for which half the shared work is more than what sharing costs.</summary>
    private static int? SmallestBatch(SharePlan plan)
    {
        long columns = WorkOf(plan, Sharing.Columns), all = columns + WorkOf(plan, Sharing.Rows);
        long cost = 2 * (StartWork + plan.Barriers * BarrierWork);

        // Less than two units leaves work for one worker only.
        int smallest = 2 * plan.Unit;
        if (columns > 0 && Batch(cost, columns) < smallest)
            return Batch(cost, columns);
        return all > 0 && Batch(cost, all) <= LargestBatch ? Math.Max(smallest, Batch(cost, all)) : null;
    }

    private static long WorkOf(SharePlan plan, Sharing sharing) =>
        plan.Calls.Where(call => call.Sharing == sharing).Sum(call => call.Call.Work);

    private static int Batch(long cost, long work) => (int)Math.Min(int.MaxValue, (cost + work - 1) / work);
}
