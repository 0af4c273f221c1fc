using StaticNet.Data;

namespace StaticNet.Samples.Images;

/// <summary>Where a shape is drawn in a picture, how large and in which direction.</summary>
/// <param name="Column">Its centre's column.</param>
/// <param name="Row">Its centre's row.</param>
/// <param name="Radius">Half its size in pixels.</param>
/// <param name="Cosine">The cosine of its angle.</param>
/// <param name="Sine">The sine of its angle.</param>
internal readonly record struct ShapePlace(double Column, double Row, double Radius, double Cosine, double Sine)
{
    private const double Centre = (CifarDataset.Side - 1) / 2.0;

    /// <summary>A place at random, where most of the shape is inside the picture, and upright but for up to 27 degrees.</summary>
    /// <param name="random">Where the random numbers come from.</param>
    public static ShapePlace Draw(ref RandomStream random)
    {
        const double LargestShift = 4, LeastRadius = 9, LargestRadius = 14, LargestSlope = 0.5;
        double column = Centre + (LargestShift * Signed(ref random));
        double row = Centre + (LargestShift * Signed(ref random));
        double radius = LeastRadius + ((LargestRadius - LeastRadius) * random.NextSingle());

        // By a slope and not by an angle: the last bits of a sine are the machine's.
        double slope = LargestSlope * Signed(ref random);
        double length = Math.Sqrt(1 + (slope * slope));
        return new ShapePlace(column, row, radius, 1 / length, slope / length);
    }

    /// <summary>The part of a pixel that a shape covers, by four points in it.</summary>
    /// <param name="covers">Whether the shape, in [−1, 1]², covers a point.</param>
    /// <param name="column">The pixel's column.</param>
    /// <param name="row">Its row.</param>
    public double Cover(Func<double, double, bool> covers, int column, int row)
    {
        int covered = 0;
        for (int point = 0; point < 4; point++)
        {
            double x = (column + (point % 2 * 0.5) - 0.25 - Column) / Radius;
            double y = (row + (point / 2 * 0.5) - 0.25 - Row) / Radius;
            if (covers((Cosine * x) + (Sine * y), (Cosine * y) - (Sine * x)))
                covered++;
        }

        return covered / 4.0;
    }

    private static double Signed(ref RandomStream random) => (2 * random.NextSingle()) - 1;
}
