namespace StaticNet.Tests.Reporting;

/// <summary>A line through the origin.</summary>
[Network(1)]
[Dense(1, Bias = false)]
[MeanSquaredError]
internal sealed partial class ReportedLine;
