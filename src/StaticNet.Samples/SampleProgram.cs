using StaticNet.Samples.CartPole;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Compare;
using StaticNet.Samples.Contrast;
using StaticNet.Samples.Digits;
using StaticNet.Samples.Images;
using StaticNet.Samples.Predict;
using StaticNet.Samples.Reporting;
using StaticNet.Samples.Tabular;
using StaticNet.Samples.Text;

namespace StaticNet.Samples;

/// <summary>The sample program, a command a sample.</summary>
internal static class SampleProgram
{
    /// <summary>The program with its commands.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="cancellationToken">Ends a run at its next step.</param>
    public static SampleApplication Create(Terminal terminal, CancellationToken cancellationToken) => new(
        terminal,
        "Samples of StaticNet: neural networks compiled at build time.",
        () =>
        [
            new DigitsCommand(terminal, cancellationToken),
            new ImagesCommand(terminal, cancellationToken),
            new PredictCommand(terminal),
            new CompareCommand(terminal),
            new TabularCommand(terminal, cancellationToken),
            new TextCommand(terminal, cancellationToken),
            new CartPoleCommand(terminal, cancellationToken),
            new ContrastCommand(terminal, cancellationToken),
            .. ProjectCommand.All(terminal),
        ]);
}
