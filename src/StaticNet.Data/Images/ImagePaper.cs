namespace StaticNet.Data;

/// <summary>Puts pixels that may be transparent on paper.</summary>
internal static class ImagePaper
{
    private const int Components = 4;

    /// <summary>Makes an opaque image.</summary>
    /// <param name="width">The columns.</param>
    /// <param name="height">The rows.</param>
    /// <param name="pixels">Red, green, blue and opacity, <c>[height, width, 4]</c>.</param>
    /// <param name="options">The paper, and the channels of the image.</param>
    public static DecodedImage Flatten(int width, int height, ReadOnlySpan<byte> pixels, ImageOptions options)
    {
        byte[] flat = new byte[width * height * options.Channels];
        for (int pixel = 0; pixel < width * height; pixel++)
        {
            var source = pixels.Slice(pixel * Components, Components);
            byte red = Blend(source[0], options.Paper.Red, source[3]);
            byte green = Blend(source[1], options.Paper.Green, source[3]);
            byte blue = Blend(source[2], options.Paper.Blue, source[3]);
            if (options.Channels == 1)
            {
                flat[pixel] = Luma.Of(red, green, blue);
                continue;
            }

            flat[3 * pixel] = red;
            flat[(3 * pixel) + 1] = green;
            flat[(3 * pixel) + 2] = blue;
        }

        return new DecodedImage(width, height, options.Channels, flat);
    }

    private static byte Blend(int ink, int paper, int opacity) =>
        (byte)(((ink * opacity) + (paper * (byte.MaxValue - opacity)) + (byte.MaxValue / 2)) / byte.MaxValue);
}
