namespace StaticNet.Files;

/// <summary>A checkpoint of a <see cref="CheckpointStore"/>.</summary>
/// <param name="Path">The file.</param>
/// <param name="Step">The step that it was made after.</param>
/// <param name="Score">How good it was; null if nobody said.</param>
public sealed record StoredCheckpoint(string Path, long Step, double? Score)
{
    /// <summary>Its place among those that the store has written.</summary>
    internal long Sequence { get; init; }
}
