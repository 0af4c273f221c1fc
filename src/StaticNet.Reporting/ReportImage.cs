using System.Collections.Immutable;

namespace StaticNet.Reporting;

/// <summary>A picture: grey, or red, green and blue.</summary>
public sealed record ReportImage
{
    /// <summary>A picture.</summary>
    /// <param name="pixels"><c>[channels, height, width]</c>; 0 is black, 1 the brightest; what lies outside is cut off, NaN is black.</param>
    /// <param name="width">The columns, from 1 to 4096.</param>
    /// <param name="height">The rows, from 1 to 4096.</param>
    /// <param name="channels">1 for grey, 3 for red, green and blue.</param>
    /// <exception cref="ArgumentException">A number is outside its limits, or there aren't as many pixels.</exception>
    public ReportImage(ReadOnlySpan<float> pixels, int width, int height, int channels = 1)
    {
        const int LargestSide = 4096;
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, LargestSide);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, LargestSide);
        if (channels is not (1 or 3))
            throw new ArgumentOutOfRangeException(nameof(channels), channels, "A picture has 1 channel or 3.");
        if (pixels.Length != width * height * channels)
            throw new ArgumentException($"{pixels.Length} pixels aren't {channels} × {height} × {width}.", nameof(pixels));
        Width = width;
        Height = height;
        Channels = channels;
        Bytes = Interleave(pixels, width * height, channels);
    }

    /// <summary>The columns.</summary>
    public int Width { get; }

    /// <summary>The rows.</summary>
    public int Height { get; }

    /// <summary>1 for grey, 3 for red, green and blue.</summary>
    public int Channels { get; }

    /// <summary>The pixels, <c>[height, width, channels]</c>.</summary>
    internal ImmutableArray<byte> Bytes { get; }

    private static ImmutableArray<byte> Interleave(ReadOnlySpan<float> pixels, int area, int channels)
    {
        var bytes = ImmutableArray.CreateBuilder<byte>(pixels.Length);
        for (int place = 0; place < area; place++)
            for (int channel = 0; channel < channels; channel++)
                bytes.Add(ToByte(pixels[(channel * area) + place]));
        return bytes.MoveToImmutable();
    }

    private static byte ToByte(float value) => (byte)MathF.Round(255 * (value > 0 ? MathF.Min(value, 1) : 0));
}
