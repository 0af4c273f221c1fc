namespace StaticNet.Generators.Kinds.Convolution;

/// <summary>How the positions of an image lie in memory: the channels of a position side by side, position after position.</summary>
/// <param name="Height">The rows.</param>
/// <param name="Width">The columns.</param>
/// <param name="Stride">From one position to the next.</param>
internal sealed record PlanePlace(int Height, int Width, int Stride)
{
    /// <summary>From one row to the next.</summary>
    public int RowStride => Width * Stride;

    /// <summary>From one sample to the next.</summary>
    public int SampleStride => Height * Width * Stride;
}
