namespace StaticNet.Training;

/// <summary>Where a <see cref="BestWatch"/> is.</summary>
/// <param name="BestEpoch">The best epoch of the run; 0 for none yet.</param>
/// <param name="Waited">The epochs since.</param>
/// <param name="LastParameters">The last weights of a run that was stopped, while the network has the best ones; or null.</param>
/// <param name="LastStatistics">The statistics that belong to them.</param>
internal readonly record struct BestMark(int BestEpoch, int Waited, float[]? LastParameters, float[]? LastStatistics);
