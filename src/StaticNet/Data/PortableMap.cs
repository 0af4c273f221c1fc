namespace StaticNet;

/// <summary>
/// Decodes binary PGM and PPM (Netpbm's P5 and P6): the magic, width, height and largest value as text, then values of one byte,
/// or two big-endian ones if the largest is above 255. Values are scaled to 255.
/// </summary>
internal static class PortableMap
{
    private const int LargestMaximum = ushort.MaxValue;

    /// <summary>Decodes an image; what follows it is left alone.</summary>
    /// <exception cref="InvalidDataException">The content is damaged or too large.</exception>
    public static DecodedImage Decode(string path, ReadOnlySpan<byte> bytes, ImageOptions options)
    {
        int position = 2;
        int width = ReadNumber(path, bytes, ref position);
        int height = ReadNumber(path, bytes, ref position);
        int maximum = ReadNumber(path, bytes, ref position);
        ImageDecoder.CheckSize(path, width, height, options);
        if (maximum is < 1 or > LargestMaximum)
            throw ImageDecoder.Error(path, $"has {maximum} as its largest value; that is 1 to {LargestMaximum}.");
        position++;

        int channels = bytes[1] == '5' ? 1 : 3;
        int size = maximum > byte.MaxValue ? 2 : 1;
        long needed = position + ((long)width * height * channels * size);
        if (needed > bytes.Length || width * (long)height * Math.Max(channels, options.Channels) > Array.MaxLength)
            throw ImageDecoder.Error(path, $"ends at byte {bytes.Length}, but {width}×{height} pixels end at byte {needed}.");
        byte[] pixels = new byte[width * height * options.Channels];
        for (int pixel = 0; pixel < width * height; pixel++)
        {
            var values = bytes.Slice(position + (pixel * channels * size), channels * size);
            Convert(values, size, maximum, pixels.AsSpan(pixel * options.Channels, options.Channels));
        }

        return new DecodedImage(width, height, options.Channels, pixels);
    }

    private static void Convert(ReadOnlySpan<byte> values, int size, int maximum, Span<byte> pixel)
    {
        int red = Scale(values, 0, size, maximum);
        int green = values.Length == size ? red : Scale(values, 1, size, maximum);
        int blue = values.Length == size ? red : Scale(values, 2, size, maximum);
        if (pixel.Length == 1)
        {
            pixel[0] = (byte)(((77 * red) + (150 * green) + (29 * blue)) >> 8);
            return;
        }

        pixel[0] = (byte)red;
        pixel[1] = (byte)green;
        pixel[2] = (byte)blue;
    }

    private static int Scale(ReadOnlySpan<byte> values, int channel, int size, int maximum)
    {
        int value = size == 1 ? values[channel] : (values[2 * channel] << 8) | values[(2 * channel) + 1];
        return ((Math.Min(value, maximum) * byte.MaxValue) + (maximum / 2)) / maximum;
    }

    /// <summary>The next number of the header, after white space and comments.</summary>
    private static int ReadNumber(string path, ReadOnlySpan<byte> bytes, ref int position)
    {
        while (position < bytes.Length && (bytes[position] is (byte)'#' || char.IsWhiteSpace((char)bytes[position])))
        {
            int line = bytes[position] == '#' ? bytes[position..].IndexOf((byte)'\n') : 0;
            position = line < 0 ? bytes.Length : position + line + 1;
        }

        int start = position;
        long number = 0;
        while (position < bytes.Length && char.IsAsciiDigit((char)bytes[position]) && number <= int.MaxValue)
            number = (10 * number) + bytes[position++] - '0';
        return position > start && position < bytes.Length && number <= int.MaxValue
            ? (int)number
            : throw ImageDecoder.Error(path, $"lacks a number at byte {start}, inside the header of a PGM or PPM image.");
    }
}
