using System.Globalization;
using StaticNet.Mpi;

namespace StaticNet.Benchmarks.Ranks;

/// <summary><c>ranks --rounds N --steps N</c>, started by <c>mpirun</c>: what it brings that ranks share the training of mlp-wide.</summary>
internal static class RanksCommand
{
    private const int UsageError = 2;

    /// <summary>Runs the command.</summary>
    /// <param name="arguments">What follows its name.</param>
    /// <returns>0, or 2 if the arguments are wrong.</returns>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        int rounds = 5, steps = 20;
        for (int i = 0; i < arguments.Length; i += 2)
        {
            string value = i + 1 < arguments.Length ? arguments[i + 1] : "";
            if (arguments[i] == "--rounds" && int.TryParse(value, CultureInfo.InvariantCulture, out int number) && number >= 1)
                rounds = number;
            else if (arguments[i] == "--steps" && int.TryParse(value, CultureInfo.InvariantCulture, out number) && number >= 2)
                steps = number;
            else
                return Refuse($"'{arguments[i]} {value}' is not an option; there are --rounds N, N at least 1, and --steps N, N at least 2.");
        }

        if (!MpiCommunicator.IsLaunched)
            return Refuse("Ranks are started by mpirun -n 2, which runs this program on each.");
        using var ranks = MpiCommunicator.Start();
        if (ranks.Size < 2)
            return Refuse("One rank shares nothing: start two or more.");
        Run(ranks, rounds, steps);
        return 0;
    }

    // By turns, so that what else the machine does meets both.
    private static void Run(MpiCommunicator ranks, int rounds, int steps)
    {
        var (alone, whole, shared) = (RankRate.None, RankRate.None, RankRate.None);
        using var run = new RankedRun(ranks, steps);
        for (int round = 0; round <= rounds; round++)
        {
            var (first, second) = (run.Alone(shards: 1), run.Alone(shards: ranks.Size));
            var third = run.Shared();

            // The first round warms up.
            if (round > 0)
                (whole, alone, shared) = (whole.Best(first), alone.Best(second), shared.Best(third));
        }

        if (ranks.Rank > 0)
            return;
        Write($"mlp-wide train {RankedRun.BatchSize}, a worker a rank, {ranks.Engine}; steps a second, the best of {rounds} rounds of {steps} steps");
        Write($"1 rank, whole batches: {whole.StepsPerSecond:F2}");
        Write($"1 rank, {ranks.Size} shards: {alone.StepsPerSecond:F2}");
        Write($"{ranks.Size} ranks, {ranks.Size} shards: {shared.StepsPerSecond:F2}, {shared.StepsPerSecond / alone.StepsPerSecond:F2} times 1 rank, {shared.StepsPerSecond / whole.StepsPerSecond:F2} times whole batches");
        Write($"rank 0 sends {shared.BytesPerStep / 1e6:F2} MB a step; {shared.Communication:P0} of its time is communication");
    }

    private static void Write(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return UsageError;
    }
}
