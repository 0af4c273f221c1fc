namespace StaticNet.Data;

/// <summary>A normalization of channels as it is saved.</summary>
/// <param name="Height">The rows of an image.</param>
/// <param name="Width">Its columns.</param>
/// <param name="Means">The mean of each channel.</param>
/// <param name="Deviations">The deviation of each.</param>
internal sealed record ChannelNormalizationDocument(int Height, int Width, float[] Means, float[] Deviations);
