using System.Collections.Immutable;

namespace StaticNet.Samples.Compare;

/// <summary>What the user asked for.</summary>
/// <param name="Files">The runs: reports, or the JSON that they have to download.</param>
/// <param name="ReportFile">The HTML file to write; null for none.</param>
internal sealed record CompareOptions(ImmutableArray<string> Files, string? ReportFile);
