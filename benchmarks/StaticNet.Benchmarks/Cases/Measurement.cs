using System.Diagnostics;

namespace StaticNet.Benchmarks.Cases;

/// <summary>Times an action as the peers are timed: the minimum over rounds of the mean of a round.</summary>
internal static class Measurement
{
    private const int WarmUpCalls = 20;
    private const int Rounds = 5;
    private const double RoundSeconds = 0.3;

    // Calls of at least this long go between two readings of the clock, so that reading it doesn't count.
    private const double BlockSeconds = 1e-3;

    /// <summary>The time of one call.</summary>
    /// <param name="action">What to time.</param>
    /// <param name="beforeRound">What to do before each round, untimed.</param>
    /// <returns>Microseconds.</returns>
    public static double Microseconds(Action action, Action? beforeRound = null)
    {
        int block = CallsOfBlock(action);
        double best = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            beforeRound?.Invoke();
            best = Math.Min(best, RoundMean(action, block));
        }

        return best * 1e6;
    }

    // The warm-up goes on until a block is long enough: by then the runtime has compiled everything at its best.
    private static int CallsOfBlock(Action action)
    {
        for (int i = 0; i < WarmUpCalls; i++)
            action();

        long begin = Stopwatch.GetTimestamp();
        int calls = 1;
        while (true)
        {
            double seconds = BlockTime(action, calls);
            if (seconds >= BlockSeconds && Stopwatch.GetElapsedTime(begin).TotalSeconds >= RoundSeconds)
                return calls;
            if (seconds < BlockSeconds)
                calls *= 2;
        }
    }

    private static double RoundMean(Action action, int block)
    {
        long calls = 0;
        double seconds = 0;
        while (seconds < RoundSeconds)
        {
            seconds += BlockTime(action, block);
            calls += block;
        }

        return seconds / calls;
    }

    private static double BlockTime(Action action, int calls)
    {
        long begin = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
            action();
        return Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }
}
