using Xunit;
using static StaticNet.Tests.Augmentations.AugmentationImages;

namespace StaticNet.Tests.Augmentations;

public sealed class GeometricAugmentationTests
{
    private static readonly ImageShape Shape = new(2, 12, 17);
    private static readonly ImageShape Square = new(3, 9, 9);

    [Fact]
    public void Shift_ManyDraws_AreArrayShiftsEachAsOften()
    {
        float[] image = Random(Shape);
        var shift = new RandomShift(Shape, 2, fill: 7);
        var shifted = (from right in Enumerable.Range(-2, 5) from down in Enumerable.Range(-2, 5) select Moved(image, right, down)).ToArray();
        int[] counts = new int[25];
        var random = new RandomStream(1, 1);
        for (int i = 0; i < 5000; i++)
        {
            float[] result = Apply(shift, image, ref random);
            counts[Array.FindIndex(shifted, candidate => candidate.AsSpan().SequenceEqual(result))]++;
        }

        // Five deviations of 200.
        Assert.All(counts, count => Assert.InRange(count, 130, 270));
    }

    [Fact]
    public void Shift_Fraction_IsOfEachSide()
    {
        // A quarter of 12 rows and of 17 columns: 3 and 4.
        float[] image = Ramp(Shape, (x, y) => (100 * x) + y);
        var shift = new RandomShift(Shape, 0.25);
        var random = new RandomStream(1, 1);
        var moves = Enumerable.Range(0, 500).Select(_ => image[(6 * 17) + 8] - Apply(shift, image, ref random)[(6 * 17) + 8]).ToArray();

        Assert.Equal(403, moves.Max());
        Assert.Equal(-403, moves.Min());
        Assert.Equal(63, moves.Distinct().Count());
    }

    [Theory]
    [InlineData(3, -2)]
    [InlineData(-17, 0)]
    [InlineData(0, 12)]
    [InlineData(100, -100)]
    public void AffineWarp_WholePixels_IsAnArrayShift(int right, int down)
    {
        float[] image = Random(Shape), result = [.. image];
        AffineWarp.Apply(Shape, result, new float[FramedImage.GetLength(Shape)], AffineMap.Create(Shape, 0, 1, right, down), 7);

        Assert.Equal(Moved(image, right, down), result);
    }

    [Fact]
    public void Rotation_QuarterTurn_IsExactAndCounterClockwise()
    {
        float[] image = Random(Square);
        float[] turned = Apply(new RandomRotation(Square, (90, 90)), image);

        // What was at the right is at the top.
        for (int channel = 0; channel < 3; channel++)
            for (int y = 0; y < 9; y++)
                for (int x = 0; x < 9; x++)
                    Assert.Equal(image[(channel * 81) + (x * 9) + 8 - y], turned[(channel * 81) + (y * 9) + x]);
    }

    [Theory]
    [InlineData(90, 4)]
    [InlineData(-90, 4)]
    [InlineData(180, 2)]
    public void Rotation_WholeTurnInParts_IsTheIdentity(double degrees, int times)
    {
        float[] image = Random(Square), result = image;
        for (int i = 0; i < times; i++)
            result = Apply(new RandomRotation(Square, (degrees, degrees), 5), result);

        Assert.Equal(image, result);
    }

    [Fact]
    public void Rotation_ManyDraws_AreUniformInTheRange()
    {
        // Near the centre of a linear ramp the sine of the angle is the difference of rows.
        var shape = new ImageShape(1, 5, 5);
        float[] image = Ramp(shape, (x, _) => x);
        var random = new RandomStream(1, 1);
        var angles = Enumerable.Range(0, 4000).Select(_ =>
        {
            float[] turned = Apply(new RandomRotation(shape, 30), image, ref random);
            return Math.Asin((turned[7] - turned[17]) / 2) * 180 / Math.PI;
        }).ToArray();

        Assert.InRange(angles.Min(), -30.001, -29.8);
        Assert.InRange(angles.Max(), 29.8, 30.001);
        Assert.InRange(angles.Average(), -1.1, 1.1);
        Assert.InRange(angles.Average(angle => angle * angle), 300 - 17, 300 + 17);
    }

    [Fact]
    public void Scale_Two_GrowsAroundTheCentre()
    {
        float[] image = Ramp(Shape, (x, y) => (100 * x) + y);
        float[] scaled = Apply(new RandomScale(Shape, 2, 2), image);

        for (int i = 0; i < image.Length; i++)
        {
            double x = 8 + (((i % 17) - 8) / 2.0), y = 5.5 + (((i / 17 % 12) - 5.5) / 2);
            Assert.Equal((100 * x) + y, scaled[i], 1e-3);
        }
    }

    [Theory]
    [InlineData(20, 1.3, 0.7, -2.2)]
    [InlineData(-135, 0.6, 3.5, 1)]
    [InlineData(0, 1, 0.5, 0)]
    public void AffineWarp_AnyMap_IsThatOfAnIndependentOne(double degrees, double scale, double right, double down)
    {
        float[] image = Random(Shape), result = [.. image];
        AffineWarp.Apply(Shape, result, new float[FramedImage.GetLength(Shape)], AffineMap.Create(Shape, degrees, scale, right, down), 0.5f);

        // The forward map scales, turns and shifts; its inverse undoes that in the opposite order.
        double angle = degrees * Math.PI / 180;
        float[] expected = Resample(Shape, image, 0.5f, (x, y) =>
        {
            double u = x - 8 - right, v = y - 5.5 - down;
            double sourceX = (Math.Cos(angle) * u) - (Math.Sin(angle) * v), sourceY = (Math.Sin(angle) * u) + (Math.Cos(angle) * v);
            return ((sourceX / scale) + 8, (sourceY / scale) + 5.5);
        });
        for (int i = 0; i < image.Length; i++)
            Assert.Equal(expected[i], result[i], 1e-5f);
    }

    [Fact]
    public void Affine_ManyDraws_StayWithinTheirLimits()
    {
        var shape = new ImageShape(1, 21, 21);
        float[] image = Ramp(shape, (x, y) => (1000 * x) + y);
        var affine = new RandomAffine(shape) { MaxShift = 2, Scale = (0.5, 2) };
        var random = new RandomStream(1, 1);
        var scales = new List<double>();
        var shifts = new List<double>();
        for (int i = 0; i < 2000; i++)
        {
            float[] result = Apply(affine, image, ref random);
            double scale = 1000 / (result[221] - result[220]);
            scales.Add(scale);
            shifts.Add((10000 - (result[220] - 10)) / 1000 * scale);
        }

        Assert.InRange(scales.Min(), 0.499, 0.51);
        Assert.InRange(scales.Max(), 1.99, 2.01);
        Assert.InRange(shifts.Min(), -2.02, -1.95);
        Assert.InRange(shifts.Max(), 1.95, 2.02);
    }

    [Theory]
    [InlineData(FlipAxis.Horizontal)]
    [InlineData(FlipAxis.Vertical)]
    public void Flip_Always_MirrorsAndTwiceIsTheIdentity(FlipAxis axis)
    {
        float[] image = Random(Shape);
        var flip = new RandomFlip(Shape, axis, 1);
        float[] flipped = Apply(flip, image);

        for (int row = 0; row < 24; row++)
        {
            int source = axis == FlipAxis.Horizontal ? row : (row / 12 * 12) + 11 - (row % 12);
            for (int x = 0; x < 17; x++)
                Assert.Equal(image[(source * 17) + (axis == FlipAxis.Horizontal ? 16 - x : x)], flipped[(row * 17) + x]);
        }

        Assert.True(SameBits(image, Apply(flip, flipped)));
    }

    private static float[] Moved(float[] image, int right, int down) =>
        Resample(Shape, image, 7, (x, y) => (x - right, y - down));
}
