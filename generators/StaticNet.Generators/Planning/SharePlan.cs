using StaticNet.Generators.Collections;

namespace StaticNet.Generators.Planning;

/// <summary>How workers share a pass.</summary>
/// <param name="Calls">Its calls in order.</param>
/// <param name="SmallestBatch">The rows from which on two workers are faster than one; null if they never are.</param>
/// <param name="Unit">The samples that one worker takes at least, so that each has whole tiles.</param>
internal sealed record SharePlan(EquatableArray<SharedCall> Calls, int? SmallestBatch, int Unit)
{
    /// <summary>The barriers within the pass.</summary>
    public int Barriers => Calls.Count(call => call.WaitsBefore);
}

/// <summary>A call of a shared pass.</summary>
/// <param name="Call">The call.</param>
/// <param name="Sharing">How workers share it.</param>
/// <param name="WaitsBefore">Whether workers wait for each other before it, since it depends on what others did.</param>
internal sealed record SharedCall(KernelCall Call, Sharing Sharing, bool WaitsBefore);
