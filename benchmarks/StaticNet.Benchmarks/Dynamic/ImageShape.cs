namespace StaticNet.Benchmarks.Dynamic;

/// <summary>The sizes of an image; it lies as planes, channel after channel.</summary>
/// <param name="Channels">The planes.</param>
/// <param name="Height">The rows of a plane.</param>
/// <param name="Width">The columns of a plane.</param>
internal sealed record ImageShape(int Channels, int Height, int Width)
{
    /// <summary>The values of a plane.</summary>
    public int PlaneLength => Height * Width;

    /// <summary>The values of the image.</summary>
    public int Length => Channels * PlaneLength;
}
