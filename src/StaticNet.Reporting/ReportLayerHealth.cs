namespace StaticNet.Reporting;

/// <summary>How the training of a layer went: see <see cref="LayerHealth"/>.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Verdict">What the last step is judged.</param>
/// <param name="Worst">The worst verdict of all steps.</param>
/// <param name="WorstSteps">The steps that were judged so.</param>
/// <param name="Steps">The steps.</param>
public sealed record ReportLayerHealth(string Name, GradientVerdict Verdict, GradientVerdict Worst, long WorstSteps, long Steps)
{
    /// <summary>‖Δw‖ / ‖w‖ at every step, <see cref="LayerHealth.UpdateRatio"/>; null of a layer without parameters.</summary>
    public ReportSeries? UpdateRatio { get; init; }
}
