namespace StaticNet.Reporting;

/// <summary>A sample that was taken for something else.</summary>
/// <param name="Image">Its picture.</param>
/// <param name="Actual">The class it belongs to.</param>
/// <param name="Predicted">The class it was taken for.</param>
/// <param name="Confidence">How sure the network was, in [0, 1].</param>
public sealed record ReportMistake(ReportImage Image, string Actual, string Predicted, double Confidence);
