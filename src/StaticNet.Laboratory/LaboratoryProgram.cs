using StaticNet.Laboratory.Gradients;
using StaticNet.Laboratory.TemporalOrder;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;

namespace StaticNet.Laboratory;

/// <summary>The laboratory's program: experiments on what makes gradients vanish and explode, a command an experiment.</summary>
internal static class LaboratoryProgram
{
    /// <summary>The program with its commands.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="cancellationToken">Ends a run at its next step.</param>
    public static SampleApplication Create(Terminal terminal, CancellationToken cancellationToken) => new(
        terminal,
        "StaticNet's laboratory: what makes gradients vanish and explode, and what cures them.",
        () => [new GradientsCommand(terminal, cancellationToken), new TemporalOrderCommand(terminal, cancellationToken)]);
}
