using StaticNet.CompilerServices;

namespace StaticNet.Data;

/// <summary>An image in memory, of any size, to look at before it becomes the inputs of a network.</summary>
public sealed class ImagePixels
{
    private readonly DecodedImage _image;

    internal ImagePixels(DecodedImage image) => _image = image;

    /// <summary>Its columns.</summary>
    public int Width => _image.Width;

    /// <summary>Its rows.</summary>
    public int Height => _image.Height;

    /// <summary>1 for grey, 3 for red, green, blue.</summary>
    public int Channels => _image.Channels;

    /// <summary>A part of it.</summary>
    /// <param name="left">The part's first column.</param>
    /// <param name="top">Its first row.</param>
    /// <param name="width">Its columns, at least 1.</param>
    /// <param name="height">Its rows, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part isn't inside the image.</exception>
    public ImagePixels Crop(int left, int top, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(left);
        ArgumentOutOfRangeException.ThrowIfNegative(top);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, Width - left);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, Height - top);
        byte[] pixels = new byte[width * height * Channels];
        for (int y = 0; y < height; y++)
            _image.Pixels.AsSpan((((top + y) * Width) + left) * Channels, width * Channels).CopyTo(pixels.AsSpan(y * width * Channels));
        return new ImagePixels(new DecodedImage(width, height, Channels, pixels));
    }

    /// <summary>Stretches it to a size, as <see cref="ImageFile.Read(string, ImageOptions)"/> does.</summary>
    /// <param name="width">The new columns, at least 1.</param>
    /// <param name="height">The new rows, at least 1.</param>
    /// <returns><c>[channels, height, width]</c>, each value <c>byte / 255f</c>, in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1.</exception>
    public float[] Resize(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        byte[] planes = new byte[checked(width * height * Channels)];
        ImageResize.Resize(_image, width, height, planes);
        float[] inputs = new float[planes.Length];
        UnitScale.Convert(planes, inputs);
        return inputs;
    }
}
