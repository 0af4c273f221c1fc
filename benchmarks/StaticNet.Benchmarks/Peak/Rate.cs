using System.Diagnostics;

namespace StaticNet.Benchmarks.Peak;

/// <summary>The best rate of some work over several tries: others on the machine can only lower it.</summary>
internal static class Rate
{
    private const int Tries = 6;
    private const double TrySeconds = 0.02;

    /// <summary>Units of work a nanosecond: GFLOP/s or GB/s.</summary>
    /// <param name="work">The work.</param>
    /// <param name="units">Its operations or bytes.</param>
    public static double Best(Action work, double units)
    {
        work();
        double best = 0;
        for (int i = 0; i < Tries; i++)
        {
            int calls = 0;
            long begin = Stopwatch.GetTimestamp();
            do
            {
                work();
                calls++;
            }
            while (Stopwatch.GetElapsedTime(begin).TotalSeconds < TrySeconds);

            best = Math.Max(best, calls * units / Stopwatch.GetElapsedTime(begin).TotalNanoseconds);
        }

        return best;
    }
}
