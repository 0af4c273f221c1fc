using StaticNet.CompilerServices;

namespace StaticNet.Data;

/// <summary>
/// Reads one image, as <see cref="ImageFolder"/> reads many: PNG, JPEG, BMP, and PGM and PPM, binary or as text. It is turned upright as its EXIF
/// data says, and put on <see cref="ImageOptions.Paper"/> where it is transparent.
/// </summary>
public static class ImageFile
{
    // Compressed images of the largest size are far below it.
    private const long LongestFile = 1L << 30;

    /// <summary>Reads an image as the inputs of a network.</summary>
    /// <param name="path">The file; its content tells the format, not its name.</param>
    /// <param name="options">Size, channels and paper; the image is stretched to the size.</param>
    /// <returns><c>[channels, height, width]</c>, each value <c>byte / 255f</c>, in [0, 1].</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The options have a size below 1, or neither 1 channel nor 3.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is no such image, cut off, damaged, or larger than the options allow. The message names it and what is wrong.
    /// </exception>
    public static float[] Read(string path, ImageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        byte[] planes = new byte[options.InputLength];
        Read(path, options, planes);
        float[] inputs = new float[planes.Length];
        UnitScale.Convert(planes, inputs);
        return inputs;
    }

    /// <summary>Reads an image in its own size.</summary>
    /// <param name="path">The file; its content tells the format, not its name.</param>
    /// <param name="options">Channels, paper and the most pixels; the size isn't looked at.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The options have a size below 1, or neither 1 channel nor 3.</exception>
    /// <exception cref="InvalidDataException">As of <see cref="Read(string, ImageOptions)"/>.</exception>
    public static ImagePixels ReadPixels(string path, ImageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        return new ImagePixels(Decode(path, options));
    }

    /// <summary>Reads an image as bytes, <c>[channels, height, width]</c>.</summary>
    internal static void Read(string path, ImageOptions options, Span<byte> planes) =>
        ImageResize.Resize(Decode(path, options), options.Width, options.Height, planes);

    private static DecodedImage Decode(string path, ImageOptions options)
    {
        using var file = ContentReader.OpenFile(path);
        if (file.Length > LongestFile)
            throw ImageDecoder.Error(path, $"has {file.Length} bytes; images of at most {LongestFile} are read.");
        byte[] bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return ImageDecoder.Decode(path, bytes, options);
    }
}
