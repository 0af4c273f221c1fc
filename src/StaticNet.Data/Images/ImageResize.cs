namespace StaticNet.Data;

/// <summary>
/// Stretches images to a size. Along an axis that shrinks, a pixel is the average of the area that it covers; along one that
/// grows, it is interpolated linearly between the centres of the two next to it.
/// </summary>
internal static class ImageResize
{
    /// <summary>Resizes an image and parts its channels.</summary>
    /// <param name="image">The image.</param>
    /// <param name="width">The new columns.</param>
    /// <param name="height">The new rows.</param>
    /// <param name="planes">Receives <c>[channels, height, width]</c>, rounded to the nearest.</param>
    public static void Resize(DecodedImage image, int width, int height, Span<byte> planes)
    {
        var columns = Weights(image.Width, width);
        var rows = Weights(image.Height, height);
        double[] narrowed = new double[image.Height]; // one column of one channel
        for (int channel = 0; channel < image.Channels; channel++)
        {
            for (int x = 0; x < width; x++)
            {
                for (int y = 0; y < image.Height; y++)
                    narrowed[y] = Row(image, channel, y, columns[x]);
                for (int y = 0; y < height; y++)
                    planes[(((channel * height) + y) * width) + x] = (byte)(Sum(narrowed, rows[y]) + 0.5);
            }
        }
    }

    private static double Row(DecodedImage image, int channel, int y, (int Start, double[] Weights) column)
    {
        double sum = 0;
        int place = (((y * image.Width) + column.Start) * image.Channels) + channel;
        foreach (double weight in column.Weights)
        {
            sum += weight * image.Pixels[place];
            place += image.Channels;
        }

        return sum;
    }

    private static double Sum(double[] values, (int Start, double[] Weights) place)
    {
        double sum = 0;
        for (int i = 0; i < place.Weights.Length; i++)
            sum += place.Weights[i] * values[place.Start + i];
        return sum;
    }

    /// <summary>For each new pixel of an axis, the first old one that it is made of, and the weights from there on; they sum to 1.</summary>
    private static (int Start, double[] Weights)[] Weights(int from, int to)
    {
        var weights = new (int Start, double[] Weights)[to];
        for (int i = 0; i < to; i++)
            weights[i] = from >= to ? Cover((double)i * from / to, (double)(i + 1) * from / to, from) : Between(((i + 0.5) * from / to) - 0.5, from);
        return weights;
    }

    private static (int Start, double[] Weights) Cover(double start, double end, int from)
    {
        int first = (int)start;
        int last = Math.Min((int)Math.Ceiling(end), from) - 1;
        double[] weights = new double[last - first + 1];
        for (int i = 0; i < weights.Length; i++)
            weights[i] = (Math.Min(end, first + i + 1) - Math.Max(start, first + i)) / (end - start);
        return (first, weights);
    }

    private static (int Start, double[] Weights) Between(double centre, int from)
    {
        double inside = Math.Clamp(centre, 0, from - 1);
        int first = Math.Min((int)inside, Math.Max(from - 2, 0));
        double fraction = inside - first;
        return from == 1 ? (0, [1]) : (first, [1 - fraction, fraction]);
    }
}
