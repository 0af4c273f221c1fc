namespace StaticNet.Augmentations;

/// <summary>The shape of a sample that is an image: channel by channel, each row by row, <c>[Channels, Height, Width]</c>.</summary>
public sealed record ImageShape
{
    /// <summary>A shape of images.</summary>
    /// <param name="channels">1 for grey images, 3 for colours; at least 1.</param>
    /// <param name="height">The rows, from 1 to 16384.</param>
    /// <param name="width">The columns, from 1 to 16384.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is outside its limits, or there are too many values for an array.</exception>
    public ImageShape(int channels, int height, int width)
    {
        const int LargestSide = 16384;
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, LargestSide);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, LargestSide);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(channels, Array.MaxLength / (height * width));
        (Channels, Height, Width) = (channels, height, width);
    }

    /// <summary>The channels.</summary>
    public int Channels { get; }

    /// <summary>The rows.</summary>
    public int Height { get; }

    /// <summary>The columns.</summary>
    public int Width { get; }

    /// <summary>The values of a sample.</summary>
    public int Length => Channels * Height * Width;
}
