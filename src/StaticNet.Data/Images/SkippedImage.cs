namespace StaticNet.Data;

/// <summary>A file of an image folder that couldn't be read and was left out.</summary>
/// <param name="Path">The file.</param>
/// <param name="Reason">What is wrong with it, in one line.</param>
public sealed record SkippedImage(string Path, string Reason);
