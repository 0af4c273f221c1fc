using System.Collections.Immutable;

namespace StaticNet.Reporting;

/// <summary>A run to compare with others: its epochs and its settings.</summary>
/// <param name="Name">What it is called in tables and legends.</param>
public sealed record ReportRun(string Name)
{
    /// <summary>Settings, in the order to show them.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Settings { get; init; } = [];

    /// <summary>The epochs, in order.</summary>
    public ImmutableArray<EpochResult> Epochs { get; init; } = [];

    /// <summary>What the samples that epochs are evaluated on are called, such as <c>test</c>. Default <c>validation</c>.</summary>
    public string EvaluationName { get; init; } = "validation";

    /// <summary>The epoch whose weights were kept; null where it isn't known.</summary>
    public int? KeptEpoch { get; init; }

    /// <summary>How long the run took, all told; null where it isn't known.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>What a call of <c>Fit</c> achieved, as a run.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="result">The result.</param>
    /// <exception cref="ArgumentNullException">There is no result.</exception>
    public static ReportRun Of(string name, TrainingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new ReportRun(name) { Epochs = result.Epochs, KeptEpoch = result.RestoredEpoch };
    }

    /// <summary>The run that a report is about.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="report">The report.</param>
    /// <exception cref="ArgumentNullException">There is no report.</exception>
    public static ReportRun Of(string name, TrainingReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new ReportRun(name)
        {
            Settings = report.Settings,
            Epochs = report.Epochs,
            EvaluationName = report.EvaluationName,
            KeptEpoch = report.KeptEpoch,
            Duration = report.Duration,
        };
    }

    /// <summary>Reads the run of a file: of a report that <see cref="HtmlReport"/> wrote, or of the JSON that such a report has to download.</summary>
    /// <param name="path">The file; the run is called by its name.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is something else, or damaged. The message names it.</exception>
    public static ReportRun Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return RunFile.Read(path) with { Name = Path.GetFileNameWithoutExtension(path) };
    }
}
