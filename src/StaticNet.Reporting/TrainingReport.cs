using System.Collections.Immutable;

namespace StaticNet.Reporting;

/// <summary>What a training run was and achieved, for <see cref="HtmlReport"/>. What is empty or null has no section.</summary>
/// <param name="Title">The heading.</param>
public sealed record TrainingReport(string Title)
{
    /// <summary>When, shown below the heading; given, not taken from the clock, so that equal reports are equal files.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>A paragraph below the heading.</summary>
    public string? Summary { get; init; }

    /// <summary>Settings, in the order to show them.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Settings { get; init; } = [];

    /// <summary>The network's layers, <see cref="NetworkArchitecture.Layers"/>.</summary>
    public ImmutableArray<LayerSummary> Layers { get; init; } = [];

    /// <summary>What the run ran on, <see cref="ReportEnvironment.Describe"/>; given, not looked up, so that equal reports are equal files.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Environment { get; init; } = [];

    /// <summary>How long the run took, all told; null to leave it out.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The epochs, in order.</summary>
    public ImmutableArray<EpochResult> Epochs { get; init; } = [];

    /// <summary>What the samples that epochs are evaluated on are called, such as <c>test</c>. Default <c>validation</c>.</summary>
    public string EvaluationName { get; init; } = "validation";

    /// <summary>
    /// The epoch whose weights were kept, marked in the table; null, the default, for a mark on the best: by the accuracy on the samples
    /// that epochs are evaluated on, without it by the loss on them, without either by the loss of training.
    /// </summary>
    public int? KeptEpoch { get; init; }

    /// <summary>Further figures, a value an epoch, each with a plot of its own.</summary>
    public ImmutableArray<ReportSeries> Metrics { get; init; } = [];

    /// <summary>The loss of every step.</summary>
    public ReportSeries? StepLoss { get; init; }

    /// <summary>The learning rate of every step.</summary>
    public ReportSeries? StepLearningRate { get; init; }

    /// <summary>The norm of all gradients at every step, before clipping.</summary>
    public ReportSeries? StepGradientNorm { get; init; }

    /// <summary>How many steps were skipped up to every step.</summary>
    public ReportSeries? StepSkipped { get; init; }

    /// <summary>The gradient norm of each layer at every step.</summary>
    public ImmutableArray<ReportSeries> LayerGradientNorms { get; init; } = [];

    /// <summary>Update ratios and verdicts: a plot, and columns in the table of <see cref="Layers"/>.</summary>
    public ImmutableArray<ReportLayerHealth> LayerHealth { get; init; } = [];

    /// <summary>A value that was foretold.</summary>
    public ReportRegression? Regression { get; init; }

    /// <summary>The gradient norm of each recurrence's states through time.</summary>
    public ImmutableArray<ReportStateGradients> StateGradientNorms { get; init; } = [];

    /// <summary>Which classes were taken for which.</summary>
    public ReportConfusion? Confusion { get; init; }

    /// <summary>Mistakes, with their pictures; the report shows those with the highest confidence first.</summary>
    public ImmutableArray<ReportMistake> Mistakes { get; init; } = [];
}
