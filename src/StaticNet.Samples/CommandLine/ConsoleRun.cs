using StaticNet.Samples.Reporting;

namespace StaticNet.Samples.CommandLine;

/// <summary>A program on the console.</summary>
internal static class ConsoleRun
{
    /// <summary>Runs a program; returns its exit code.</summary>
    /// <param name="arguments">The arguments, without the program's name.</param>
    /// <param name="create">Makes the program for a terminal.</param>
    public static int Run(IReadOnlyList<string> arguments, Func<Terminal, CancellationToken, SampleApplication> create)
    {
        using var cancellation = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            // The first Ctrl+C ends the run at its next step, with a report; the second ends the process.
            pressed.Cancel = !cancellation.IsCancellationRequested;
            cancellation.Cancel();
        };
        return (int)create(Terminal.Detect(), cancellation.Token).Run(arguments);
    }
}
