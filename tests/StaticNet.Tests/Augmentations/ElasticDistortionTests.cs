using Xunit;
using static StaticNet.Tests.Augmentations.AugmentationImages;

namespace StaticNet.Tests.Augmentations;

public sealed class ElasticDistortionTests
{
    [Theory]
    [InlineData(1, 28, 28, 34, 4)]
    [InlineData(3, 9, 21, 8, 1.3)]
    [InlineData(1, 5, 40, 100, 30)]
    public void Apply_AnyShape_IsThatOfAnIndependentOne(int channels, int height, int width, double strength, double smoothness)
    {
        var shape = new ImageShape(channels, height, width);
        float[] image = Random(shape);
        float[] result = Apply(new ElasticDistortion(shape, strength, smoothness, 0.5f), image, stream: 4);

        var random = new RandomStream(2, 4);
        double[,] right = new double[height, width], down = new double[height, width];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
            {
                uint word = random.NextUInt32();
                right[y, x] = (short)(word >> 16) / 32768.0;
                down[y, x] = (short)(word & 0xFFFF) / 32768.0;
            }

        float[] expected = Resample(shape, image, 0.5f, (x, y) =>
            (x + (strength * Smooth(right, smoothness, x, y)), y + (strength * Smooth(down, smoothness, x, y))));
        for (int i = 0; i < image.Length; i++)
            Assert.Equal(expected[i], result[i], 2e-5f);
    }

    [Fact]
    public void Apply_ManyDraws_HasTheStatedDeviation()
    {
        // The value at the middle of a ramp shows by how much it was moved.
        var shape = new ImageShape(1, 31, 31);
        float[] columns = Ramp(shape, (x, _) => x), rows = Ramp(shape, (_, y) => y);
        var distortion = new ElasticDistortion(shape, 34, 4);
        var random = new RandomStream(1, 1);
        double[] right = new double[2000], down = new double[2000];
        for (int i = 0; i < right.Length; i++)
        {
            right[i] = Apply(distortion, columns, ref random)[(15 * 31) + 15] - 15;
            down[i] = Apply(distortion, rows, ref random)[(15 * 31) + 15] - 15;
        }

        double deviation = 34 / (4 * Math.Sqrt(12 * Math.PI));
        Assert.InRange(Math.Sqrt(right.Average(d => d * d)), deviation * 0.93, deviation * 1.07);
        Assert.InRange(Math.Sqrt(down.Average(d => d * d)), deviation * 0.93, deviation * 1.07);
        Assert.InRange(right.Average(), -0.13, 0.13);
    }

    private static double Smooth(double[,] noise, double deviation, int x, int y)
    {
        int radius = (int)Math.Ceiling(3 * deviation);
        double sum = 0, weights = 0;
        for (int i = -radius; i <= radius; i++)
            for (int j = -radius; j <= radius; j++)
            {
                double weight = Math.Exp(-((i * i) + (j * j)) / (2 * deviation * deviation));
                weights += weight;
                if (y + i >= 0 && y + i < noise.GetLength(0) && x + j >= 0 && x + j < noise.GetLength(1))
                    sum += weight * noise[y + i, x + j];
            }

        return sum / weights;
    }
}
