using Xunit;

namespace StaticNet.Tests.Infrastructure;

/// <summary>Checks that code allocates nothing on its thread.</summary>
internal static class Allocations
{
    private const int Attempts = 3;

    /// <summary>
    /// Runs code until it allocates nothing, three times at most. A collection that another test causes charges the unused rest of this
    /// thread's allocation context, up to 8 KB, to the thread as if it had allocated it: once, while what the code allocates
    /// itself shows in each of its runs.
    /// </summary>
    /// <param name="run">The code, run before so that nothing is done for the first time.</param>
    public static void AssertNone(Action run) => AssertNone(() =>
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        run();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    });

    /// <summary>The same of code that measures a part of itself.</summary>
    /// <param name="measure">Runs the code; returns the bytes that the thread has allocated.</param>
    public static void AssertNone(Func<long> measure)
    {
        var bytes = new List<long>();
        for (int attempt = 0; attempt < Attempts && !bytes.Contains(0); attempt++)
            bytes.Add(measure());
        Assert.Contains(0, bytes);
    }
}
