namespace StaticNet.Files;

/// <summary>A file of a <see cref="CheckpointStore"/> that couldn't be loaded. The store leaves it where it is.</summary>
/// <param name="Path">The file.</param>
/// <param name="Reason">Why.</param>
public sealed record SkippedCheckpoint(string Path, string Reason);
