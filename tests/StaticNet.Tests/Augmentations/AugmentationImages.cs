namespace StaticNet.Tests.Augmentations;

/// <summary>Images to augment, and slow ways to do so.</summary>
internal static class AugmentationImages
{
    /// <summary>An image of random values in [0, 1), among them both zeros.</summary>
    public static float[] Random(ImageShape shape, ulong seed = 1)
    {
        var random = new RandomStream(seed, 9);
        float[] image = new float[shape.Length];
        for (int i = 0; i < image.Length; i++)
            image[i] = random.NextSingle();
        image[1] = -0f;
        return image;
    }

    /// <summary>An image whose value is a function of column and row.</summary>
    public static float[] Ramp(ImageShape shape, Func<int, int, float> value)
    {
        float[] image = new float[shape.Length];
        for (int i = 0; i < image.Length; i++)
            image[i] = value(i % shape.Width, i / shape.Width % shape.Height);
        return image;
    }

    /// <summary>What an augmentation makes of a copy.</summary>
    public static float[] Apply(Augmentation augmentation, float[] image, ref RandomStream random)
    {
        float[] copy = [.. image];
        float[] scratch = new float[augmentation.GetScratchLength(image.Length)];
        scratch.AsSpan().Fill(float.NaN);
        augmentation.Apply(copy, scratch, ref random);
        return copy;
    }

    /// <inheritdoc cref="Apply(Augmentation, float[], ref RandomStream)"/>
    public static float[] Apply(Augmentation augmentation, float[] image, ulong stream = 3)
    {
        var random = new RandomStream(2, stream);
        return Apply(augmentation, image, ref random);
    }

    /// <summary>An image made of the values at other places of another one, interpolated in double.</summary>
    public static float[] Resample(ImageShape shape, float[] image, float fill, Func<int, int, (double X, double Y)> source)
    {
        float[] result = new float[image.Length];
        for (int i = 0; i < image.Length; i++)
        {
            int channel = i / (shape.Height * shape.Width);
            var (x, y) = source(i % shape.Width, i / shape.Width % shape.Height);
            double left = Math.Floor(x), top = Math.Floor(y);
            double sum = 0;
            for (int corner = 0; corner < 4; corner++)
            {
                double column = left + (corner & 1), row = top + (corner >> 1);
                double weight = (1 - Math.Abs(x - column)) * (1 - Math.Abs(y - row));
                bool inside = column >= 0 && column < shape.Width && row >= 0 && row < shape.Height;
                sum += weight * (inside ? image[(((channel * shape.Height) + (int)row) * shape.Width) + (int)column] : fill);
            }

            result[i] = (float)sum;
        }

        return result;
    }

    /// <summary>Demands the same bits, signs of zeros included.</summary>
    public static bool SameBits(float[] expected, float[] actual) =>
        expected.Select(BitConverter.SingleToInt32Bits).SequenceEqual(actual.Select(BitConverter.SingleToInt32Bits));
}
