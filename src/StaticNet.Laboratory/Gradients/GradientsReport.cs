using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using StaticNet.Samples.Reporting;

namespace StaticNet.Laboratory.Gradients;

/// <summary>What a run writes before and after its trainings: text for people, or JSON.</summary>
/// <param name="options">What the user asked for.</param>
/// <param name="terminal">Where it writes.</param>
internal sealed class GradientsReport(GradientsOptions options, Terminal terminal)
{
    private TextWriter Lines => options.Json ? terminal.Error : terminal.Output;

    /// <summary>Tells what is about to be trained.</summary>
    /// <param name="trainings">The number of trainings.</param>
    public void Begin(int trainings)
    {
        var size = options.Size;
        WriteLine($"two spirals, {size.Depth} dense layers of {size.Width}: {trainings} trainings of {options.Steps} steps, seed {options.Seed}");
    }

    /// <summary>Tells what the trainings showed.</summary>
    /// <param name="findings">What those that are complete showed.</param>
    /// <param name="trainings">The number of trainings that were to be.</param>
    public void End(ImmutableArray<Finding> findings, int trainings)
    {
        bool isCancelled = findings.Length < trainings;
        if (isCancelled)
            WriteLine($"stopped in training {findings.Length + 1} of {trainings}");
        if (options.Json)
            WriteJson(CreateResult(findings, isCancelled));
        else
            GradientsTable.Write(findings, terminal.Output);
        if (options.PlotFile is { } file && !findings.IsEmpty)
            WriteLine($"plot in {file}");
    }

    private void WriteJson(GradientsResult result) =>
        terminal.Output.WriteLine(JsonSerializer.Serialize(result, GradientsJsonContext.Default.GradientsResult));

    private GradientsResult CreateResult(ImmutableArray<Finding> findings, bool isCancelled) => new(
        options.Size.Depth,
        options.Size.Width,
        options.Steps,
        LaboratoryData.BatchSize,
        options.Seed,
        isCancelled,
        [.. findings.Select(GradientsRow.Of)]);

    private void WriteLine(FormattableString text) => Lines.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
