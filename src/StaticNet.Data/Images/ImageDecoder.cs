using System.Globalization;
using StbImageSharp;

namespace StaticNet.Data;

/// <summary>
/// Decodes PNG, JPEG, BMP, PGM and PPM, told apart by their first bytes: upright, as EXIF data says, and opaque.
/// </summary>
internal static class ImageDecoder
{
    /// <summary>Decodes an image.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="options">The channels to decode to, the paper under what is transparent, and the largest size.</param>
    /// <exception cref="InvalidDataException">The content is another, damaged or too large.</exception>
    public static DecodedImage Decode(string path, byte[] bytes, ImageOptions options)
    {
        if (PortableMap.IsOne(bytes))
            return PortableMap.Decode(path, bytes, options);
        int orientation = 1;
        bool isJpeg = bytes.AsSpan().StartsWith<byte>([0xFF, 0xD8, 0xFF]);
        if (isJpeg)
        {
            CheckJpeg(path, bytes);
            orientation = ImageExif.OfJpeg(bytes);
        }
        else if (bytes.AsSpan().StartsWith(PngContainer.Signature))
        {
            PngContainer.Check(path, bytes, out var exif);
            orientation = ImageExif.OfTiff(exif);
        }
        else if (bytes.AsSpan().StartsWith("BM"u8))
        {
            BmpContainer.Check(path, bytes);
        }
        else
        {
            throw Error(path, $"starts with {Convert.ToHexString(bytes.AsSpan(0, Math.Min(4, bytes.Length)))}; it is no PNG, JPEG, BMP, PGM or PPM.");
        }

        return ImageOrientation.Apply(DecodeByLibrary(path, bytes, isOpaque: isJpeg, options), orientation);
    }

    /// <summary>Throws for sizes that are none or more than allowed.</summary>
    public static void CheckSize(string path, long width, long height, ImageOptions options)
    {
        if (width < 1 || height < 1 || width > options.MaximumPixels || width * height > options.MaximumPixels)
            throw Error(path, $"has {width}×{height} pixels; 1 to {options.MaximumPixels} are read.");
    }

    /// <summary>An error in a file, <c>path: message</c>.</summary>
    public static InvalidDataException Error(string path, FormattableString message, Exception? inner = null) =>
        new($"{path}: {message.ToString(CultureInfo.InvariantCulture)}", inner);

    // The decoder fills up what is missing. In coded data, bytes FF are followed by 00, so these two are markers: an image's start and end.
    private static void CheckJpeg(string path, ReadOnlySpan<byte> bytes)
    {
        int scan = bytes.LastIndexOf<byte>([0xFF, 0xDA]);
        if (scan < 0 || bytes.LastIndexOf<byte>([0xFF, 0xD9]) < scan)
            throw Error(path, $"ends at byte {bytes.Length}, before the end of its JPEG image.");
    }

    private static DecodedImage DecodeByLibrary(string path, byte[] bytes, bool isOpaque, ImageOptions options)
    {
        try
        {
            using var stream = new ImageContent(bytes);
            var info = ImageInfo.FromStream(stream) ?? throw Error(path, $"has no readable header.");
            CheckSize(path, info.Width, info.Height, options);
            // The decoder leaves transparency away if it isn't asked for; the grey of a JPEG it takes from the file as it is.
            var opaque = options.Channels == 1 ? ColorComponents.Grey : ColorComponents.RedGreenBlue;
            stream.Position = 0;
            var image = ImageResult.FromStream(stream, isOpaque ? opaque : ColorComponents.RedGreenBlueAlpha);
            return isOpaque
                ? new DecodedImage(image.Width, image.Height, options.Channels, image.Data)
                : ImagePaper.Flatten(image.Width, image.Height, image.Data, options);
        }
        // Whatever the decoder stumbles over is the file's fault: it has no exception of its own.
        catch (Exception exception) when (exception is not (OutOfMemoryException or InvalidDataException))
        {
            throw Error(path, $"can't be decoded ({exception.Message.ReplaceLineEndings(" ")}).", exception);
        }
    }
}
