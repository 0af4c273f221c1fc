using StaticNet.Generators.Collections;

namespace StaticNet.Generators.Planning;

/// <summary>
/// Decides which neighbouring calls of a pass are made for a block of samples at a time: a pure function of the calls. What does little with each
/// float that it moves, such as a pooling, waits for memory when it comes a whole batch behind the convolution that wrote what it reads; a block
/// behind, it finds that in the cache. Samples don't depend on each other there, so the bits stay.
/// </summary>
internal static class CallRuns
{
    /// <summary>The floats that calls may touch before their first ones have left the cache: 256 KiB, half of a small second-level one.</summary>
    public const int CachedFloats = 64 * 1024;

    /// <summary>The multiply-adds for each float from which on computing takes longer than fetching from beyond the second-level cache.</summary>
    private const int WorkOfFetching = 16;

    /// <summary>A batch that is usual: where the cache holds as much, blocks gain nothing.</summary>
    private const int UsualBatch = 64;

    /// <summary>The samples below which tiles at the borders of images are no longer worth what memory gives.</summary>
    private const int SmallestBlock = 2;

    /// <summary>Divides calls into runs, in order.</summary>
    /// <param name="calls">The calls of a pass, or of a part of it.</param>
    public static IReadOnlyList<CallRun> Of(IEnumerable<SharedCall> calls)
    {
        var runs = new List<CallRun>();
        var run = new List<SharedCall>();
        int first = 0;
        foreach (var call in calls)
        {
            if (run.Count > 0 && !Joins(run, call))
                Close();
            run.Add(call);
        }

        if (run.Count > 0)
            Close();
        return runs;

        void Close()
        {
            runs.Add(new CallRun(first, run.ToEquatableArray(), run.Count > 1 ? SamplesOf(run) : null));
            first += run.Count;
            run.Clear();
        }
    }

    /// <summary>Whether a call may be the largest of a run: of two that join, one touches half of what they must touch together.</summary>
    public static bool MayJoin(KernelCall call) => call.Kernel.TakesBlocks && 2 * FloatsOf([call]) > CachedFloats / UsualBatch;

    // A call without a barrier before it touches the rows of those before it and no others, or nothing of theirs.
    private static bool Joins(List<SharedCall> run, SharedCall call) =>
        TakesBlocks(run[0]) && TakesBlocks(call) && !call.WaitsBefore
        && call.Call.Work < (long)WorkOfFetching * FloatsOf([call.Call])
        && FloatsOf([.. run.Select(earlier => earlier.Call), call.Call]) is > CachedFloats / UsualBatch and <= CachedFloats / SmallestBlock
        && run.Any(earlier => earlier.Call.Operands.Any(written => written.IsWritten && call.Call.Operands.Any(operand => operand.Overlaps(written))));

    private static bool TakesBlocks(SharedCall call) => call.Sharing == Sharing.Rows && call.Call.Kernel.TakesBlocks;

    private static int SamplesOf(List<SharedCall> run) => CachedFloats / FloatsOf([.. run.Select(call => call.Call)]);

    /// <summary>The floats of a sample that calls touch, each once.</summary>
    private static int FloatsOf(IReadOnlyList<KernelCall> calls) => calls.SelectMany(call => call.Operands)
        .Where(operand => operand.Kind is OperandKind.Workspace or OperandKind.Inputs)
        .GroupBy(operand => (operand.Kind, operand.Number, operand.Offset))
        .Sum(same => same.Max(operand => operand.Stride));
}
