using System.Globalization;
using System.Text.Json;
using StaticNet.Samples.Reporting;

namespace StaticNet.Samples.Contrast;

/// <summary>A run of the command <c>contrast</c>.</summary>
/// <param name="options">What the user asked for.</param>
/// <param name="terminal">Where it writes.</param>
/// <param name="cancellationToken">Ends the run at its next step.</param>
internal sealed class ContrastRun(ContrastOptions options, Terminal terminal, CancellationToken cancellationToken)
{
    private const int TrainingImages = 8_000, KnownImages = 500, TestImages = 1_000, ShownSteps = 100;

    /// <summary>Runs.</summary>
    public ExitCode Run()
    {
        var images = SyntheticDigits.Create(TrainingImages, seed: 1);
        Dataset known = SyntheticDigits.Create(KnownImages, seed: 2), test = SyntheticDigits.CreateTest(TestImages, seed: 1);
        using var learning = new ContrastLearning(images, options.Seed);
        double before = learning.NeighbourAccuracy(known, test);
        float? loss = null;
        int steps = 0;
        while (steps < options.Steps && !cancellationToken.IsCancellationRequested)
        {
            loss = learning.Step();
            steps++;
            if (!options.Json && steps % ShownSteps == 0)
                terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"step {steps,6:N0}  loss {loss:0.000}"));
        }

        var result = new ContrastResult(options.Seed, steps, steps < options.Steps, loss, before, learning.NeighbourAccuracy(known, test));
        terminal.Output.WriteLine(options.Json
            ? JsonSerializer.Serialize(result, ContrastJsonContext.Default.ContrastResult)
            : string.Create(CultureInfo.InvariantCulture,
                $"The nearest of {KnownImages} known digits is the same one for {100 * before:0.0} % of {TestImages:N0} before training, and for {100 * result.Accuracy:0.0} % after it."));
        return result.IsCancelled ? ExitCode.Cancelled : ExitCode.Success;
    }
}
