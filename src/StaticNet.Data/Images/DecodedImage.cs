namespace StaticNet.Data;

/// <summary>An image in memory.</summary>
/// <param name="Width">Its columns.</param>
/// <param name="Height">Its rows.</param>
/// <param name="Channels">1 or 3.</param>
/// <param name="Pixels"><c>[Height, Width, Channels]</c></param>
internal sealed record DecodedImage(int Width, int Height, int Channels, byte[] Pixels);
