using Xunit;
using static StaticNet.Tests.Augmentations.AugmentationImages;

namespace StaticNet.Tests.Augmentations;

public sealed class PixelAugmentationTests
{
    [Fact]
    public void Noise_ManyValues_IsNormalWithItsDeviation()
    {
        float[] noise = Apply(new GaussianNoise(0.2f), new float[100_000]);

        Assert.InRange(noise.Average(x => (double)x), -0.0026, 0.0026);
        Assert.InRange(noise.Average(x => (double)x * x), 0.04 - 0.0008, 0.04 + 0.0008);
        Assert.InRange(noise.Count(x => Math.Abs(x) > 0.4f) / 100_000.0, 0.0455 - 0.0027, 0.0455 + 0.0027);
    }

    [Fact]
    public void Noise_Values_AreAddedTo()
    {
        float[] values = [1, 2, 3];
        float[] noise = Apply(new GaussianNoise(0.2f), new float[3]);

        Assert.Equal(values.Zip(noise, (x, n) => x + n), Apply(new GaussianNoise(0.2f), values));
    }

    [Fact]
    public void Noise_WithLimits_StaysWithinThem()
    {
        float[] noise = Apply(new GaussianNoise(1, -0.5f, 0.25f), new float[1000]);

        Assert.Equal(-0.5f, noise.Min());
        Assert.Equal(0.25f, noise.Max());
        Assert.Contains(noise, x => x is > -0.5f and < 0.25f);
    }

    [Theory]
    [InlineData(28, 28, 0.02, 0.4, 0.3)]
    [InlineData(10, 40, 0.1, 0.9, 0.2)]
    [InlineData(40, 10, 0.5, 0.5, 1)]
    public void Erase_ManyDraws_IsARectangleOfTheRange(int height, int width, double least, double most, double aspect)
    {
        var shape = new ImageShape(2, height, width);
        var erase = new RandomErase(shape, 1, least, most, aspect, 1 / aspect, fill: 7);
        var random = new RandomStream(1, 1);
        var shares = new List<double>();
        for (int i = 0; i < 1000; i++)
        {
            float[] image = Random(shape), result = Apply(erase, image, ref random);
            var (rows, columns) = FindErased(shape, image, result);

            // Rounding changes a side by at most half a pixel, beside the other that it is found from.
            shares.Add((double)rows * columns / (height * width));
            Assert.InRange(shares[i], least - (0.5 * rows / (height * width)) - 1e-9, most + (0.5 * rows / (height * width)) + 1e-9);
            if (rows == height || columns == width)
                continue;

            // The aspects that round to these sides reach into the range.
            Assert.True((rows - 0.5) * (rows - 0.5) / ((columns + 0.5) * rows) <= 1 / aspect);
            Assert.True((rows + 0.5) * (rows + 0.5) / ((columns - 0.5) * rows) >= aspect);
        }

        Assert.InRange(shares.Average(), ((least + most) / 2) - 0.03, ((least + most) / 2) + 0.03);
    }

    [Fact]
    public void Erase_ManyDraws_TouchesEachCornerAndTheShareOfSamples()
    {
        var shape = new ImageShape(1, 8, 8);
        var erase = new RandomErase(shape, 0.25, minArea: 0.25, maxArea: 0.25, minAspect: 1, maxAspect: 1, fill: 1);
        var random = new RandomStream(1, 1);
        float[] sums = new float[64];
        for (int i = 0; i < 10_000; i++)
        {
            float[] erased = Apply(erase, new float[64], ref random);
            for (int pixel = 0; pixel < 64; pixel++)
                sums[pixel] += erased[pixel];
        }

        // 4×4 pixels at 5×5 places: a corner is in one of them. Five deviations of 2,500 and of 100.
        Assert.InRange(sums.Sum() / 16, 2500 - 217, 2500 + 217);
        foreach (int corner in new[] { 0, 7, 56, 63 })
            Assert.InRange(sums[corner], 50, 150);
    }

    private static (int Rows, int Columns) FindErased(ImageShape shape, float[] image, float[] result)
    {
        int plane = shape.Height * shape.Width;
        int[] erased = [.. Enumerable.Range(0, plane).Where(i => result[i] == 7)];
        int rows = erased.Max(i => i / shape.Width) - erased.Min(i => i / shape.Width) + 1;
        int columns = erased.Max(i => i % shape.Width) - erased.Min(i => i % shape.Width) + 1;
        Assert.Equal(rows * columns, erased.Length);
        for (int i = 0; i < image.Length; i++)
            Assert.Equal(result[i % plane] == 7 ? 7 : image[i], result[i]);
        return (rows, columns);
    }
}
