namespace StaticNet.Data;

/// <summary>
/// Decodes PGM and PPM (Netpbm's P5 and P6, and P2 and P3 as text): the magic, width, height and largest value as text, then values. Those of
/// binary images take one byte, or two big-endian ones if the largest is above 255; those of text ones are numbers between white space. Comments,
/// from # to the end of a line, may stand wherever there is text. Values are scaled to 255, rounded to the nearest: a sample is stored in bytes.
/// </summary>
internal static class PortableMap
{
    private const int LargestMaximum = ushort.MaxValue;

    /// <summary>Whether content starts as such an image does.</summary>
    public static bool IsOne(ReadOnlySpan<byte> bytes) =>
        bytes is [(byte)'P', (byte)'2' or (byte)'3' or (byte)'5' or (byte)'6', var next, ..] && (IsWhiteSpace(next) || next == '#');

    /// <summary>Decodes an image; what follows it is left alone.</summary>
    /// <exception cref="InvalidDataException">The content is damaged or too large.</exception>
    public static DecodedImage Decode(string path, ReadOnlySpan<byte> bytes, ImageOptions options)
    {
        var text = new PortableMapText(path, bytes, start: 2);
        int width = text.ReadNumber(), height = text.ReadNumber(), maximum = text.ReadNumber();
        ImageDecoder.CheckSize(path, width, height, options);
        if (maximum is < 1 or > LargestMaximum)
            throw ImageDecoder.Error(path, $"has {maximum} as its largest value; that is 1 to {LargestMaximum}.");

        bool isText = bytes[1] is (byte)'2' or (byte)'3';
        int channels = bytes[1] is (byte)'2' or (byte)'5' ? 1 : 3;
        int size = maximum > byte.MaxValue ? 2 : 1;
        long count = (long)width * height * channels;

        // A character and a white space for each number but the last, or one white space and the values' bytes. Nothing is allocated before.
        long needed = isText ? text.Position + (2 * count) : text.End() + (count * size);
        if (needed > bytes.Length || (long)width * height * Math.Max(channels, options.Channels) > Array.MaxLength)
            throw ImageDecoder.Error(path, $"ends at byte {bytes.Length}, but {width}×{height} pixels end at byte {needed}{(isText ? " or later" : "")}.");
        byte[] values = new byte[count];
        if (isText)
            ReadText(ref text, maximum, values);
        else
            ReadBinary(path, bytes, text.End(), size, maximum, values);
        return new DecodedImage(width, height, options.Channels, WithChannels(values, channels, options.Channels));
    }

    /// <summary>Whether a character separates numbers.</summary>
    public static bool IsWhiteSpace(byte value) => value is (byte)' ' or (>= (byte)'\t' and <= (byte)'\r');

    private static void ReadText(ref PortableMapText text, int maximum, byte[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            int value = text.ReadNumber();
            if (value > maximum)
                throw text.Error($"has the value {value} before byte {text.Position}; the largest is {maximum}.");
            values[i] = Scale(value, maximum);
        }
    }

    private static void ReadBinary(string path, ReadOnlySpan<byte> bytes, int start, int size, int maximum, byte[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            int place = start + (i * size);
            int value = size == 1 ? bytes[place] : (bytes[place] << 8) | bytes[place + 1];
            if (value > maximum)
                throw ImageDecoder.Error(path, $"has the value {value} at byte {place}; the largest is {maximum}.");
            values[i] = Scale(value, maximum);
        }
    }

    private static byte Scale(int value, int maximum) => (byte)(((value * byte.MaxValue) + (maximum / 2)) / maximum);

    private static byte[] WithChannels(byte[] values, int from, int to)
    {
        if (from == to)
            return values;
        byte[] pixels = new byte[values.Length / from * to];
        for (int pixel = 0; pixel < values.Length / from; pixel++)
            if (to == 1)
                pixels[pixel] = Luma.Of(values[3 * pixel], values[(3 * pixel) + 1], values[(3 * pixel) + 2]);
            else
                pixels.AsSpan(3 * pixel, 3).Fill(values[pixel]);
        return pixels;
    }
}
