namespace StaticNet.Reporting;

/// <summary>The gradient of a recurrence through time: the norm of each step's state's, the sequence's first step at 1.</summary>
/// <param name="Name">The recurrence: that of its layer, and its own where the layer has several.</param>
/// <param name="Run">Over all passes: mean and extremes of each step.</param>
/// <param name="Last">Of the last pass.</param>
/// <param name="Verdict">What the last pass is judged.</param>
public sealed record ReportStateGradients(string Name, ReportSeries Run, ReportSeries Last, GradientVerdict Verdict);
