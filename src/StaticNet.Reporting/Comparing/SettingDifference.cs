using System.Collections.Immutable;

namespace StaticNet.Reporting;

/// <summary>A setting that isn't the same in all runs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">Its value in each run; null where the run doesn't name it.</param>
public sealed record SettingDifference(string Name, ImmutableArray<string?> Values);
