using StaticNet.Samples;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;

using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, arguments) =>
{
    // The first Ctrl+C ends the run at its next step, with a report; the second ends the process.
    arguments.Cancel = !cancellation.IsCancellationRequested;
    cancellation.Cancel();
};
return (int)new SampleApplication(Terminal.Detect(), cancellation.Token).Run(args);
