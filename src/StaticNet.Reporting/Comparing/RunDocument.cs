namespace StaticNet.Reporting;

/// <summary>A run as JSON.</summary>
/// <param name="Title">The report's heading.</param>
/// <param name="EvaluationName">What the samples that epochs are evaluated on are called.</param>
/// <param name="KeptEpoch">The epoch whose weights were kept.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Settings">Names and values.</param>
/// <param name="Epochs">The epochs.</param>
internal sealed record RunDocument(
    string Title, string EvaluationName, int? KeptEpoch, double? Seconds, KeyValuePair<string, string>[] Settings, RunEpoch[] Epochs);
