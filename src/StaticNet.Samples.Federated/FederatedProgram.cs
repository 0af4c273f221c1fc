using StaticNet.Federated;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;

namespace StaticNet.Samples.Federated;

/// <summary>The sample of federated learning: a program of its own, which the others' command <c>federated</c> runs.</summary>
internal static class FederatedProgram
{
    /// <summary>The program with its commands.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="cancellationToken">Ends a run.</param>
    public static SampleApplication Create(Terminal terminal, CancellationToken cancellationToken) => new(
        terminal,
        "Federated learning with StaticNet: clients train on digits that stay with them.",
        () => [new FederatedCommand(terminal, cancellationToken)],
        exception => exception is ClientFailureException or FlowerConnectionException);
}
