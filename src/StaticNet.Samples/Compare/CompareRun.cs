using System.Collections.Immutable;
using System.Globalization;
using StaticNet.Reporting;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;

namespace StaticNet.Samples.Compare;

/// <summary>A run of the command <c>compare</c>.</summary>
/// <param name="options">What the user asked for.</param>
/// <param name="terminal">Where it writes.</param>
internal sealed class CompareRun(CompareOptions options, Terminal terminal)
{
    /// <summary>Runs.</summary>
    /// <exception cref="UsageException">A file is missing or no run's, or the report can't be written.</exception>
    public ExitCode Run()
    {
        OutputFile.Check("--report", options.ReportFile, ".html");
        ImmutableArray<string> names = [.. options.Files.Select(NameOf)];
        ImmutableArray<ReportRun> runs = [.. options.Files.Select((file, i) => Read(file) with { Name = names[i] })];
        var report = new ComparisonReport(string.Join(", ", runs.Select(run => run.Name))) { Runs = runs };
        foreach (var run in runs)
            terminal.Output.WriteLine($"{run.Name}: {Describe(run)}");
        foreach (var (setting, values) in report.DifferingSettings)
            terminal.Output.WriteLine($"{setting}: {string.Join("; ", values.Select((value, i) => $"{names[i]} {value ?? "–"}"))}");
        if (options.ReportFile is { } page)
        {
            HtmlReport.Write(page, report);
            terminal.Output.WriteLine($"report in {page}");
        }

        return ExitCode.Success;
    }

    // Files of the same name in other directories are told apart by their paths.
    private string NameOf(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        int alike = options.Files.Count(other => Path.GetFileNameWithoutExtension(other) == name);
        if (options.Files.Count(other => Path.GetFullPath(other) == Path.GetFullPath(file)) > 1)
            throw new UsageException($"{file} is given twice. Give each run once.");
        return alike == 1 ? name : file;
    }

    private static ReportRun Read(string file)
    {
        try
        {
            return ReportRun.Read(file);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"{exception.Message} Give files that '--report' wrote.", exception);
        }
    }

    private static string Describe(ReportRun run)
    {
        string epochs = string.Create(CultureInfo.InvariantCulture, $"{run.Epochs.Length} epoch{(run.Epochs.Length == 1 ? "" : "s")}");
        return string.Join(", ", [epochs, .. Best(run)]);
    }

    private static IEnumerable<string> Best(ReportRun run)
    {
        if (run.Epochs.Where(epoch => epoch.ValidationAccuracy is not null).MaxBy(epoch => epoch.ValidationAccuracy) is { } accurate)
            yield return string.Create(CultureInfo.InvariantCulture, $"best {run.EvaluationName} accuracy {100 * accurate.ValidationAccuracy:0.00} % in epoch {accurate.Epoch}");
        if (run.Epochs.Where(epoch => epoch.ValidationLoss is { } loss && !double.IsNaN(loss)).MinBy(epoch => epoch.ValidationLoss) is { } least)
            yield return string.Create(CultureInfo.InvariantCulture, $"best {run.EvaluationName} loss {least.ValidationLoss:0.0000} in epoch {least.Epoch}");
        else if (run.Epochs.Where(epoch => !double.IsNaN(epoch.TrainLoss)).MinBy(epoch => epoch.TrainLoss) is { } learned)
            yield return string.Create(CultureInfo.InvariantCulture, $"best training loss {learned.TrainLoss:0.0000} in epoch {learned.Epoch}");
    }
}
