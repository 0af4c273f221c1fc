namespace StaticNet.Data;

/// <summary>Turns the points of a stroke into the polyline of a smooth curve through them, drawn by an unsteady hand.</summary>
internal static class SyntheticDigitsStroke
{
    private const int LinesPerPoint = 4;

    // Deviation of a control point, as a fraction of the digit's box.
    private const double Jitter = 0.02;

    /// <summary>Appends the polyline of a stroke.</summary>
    /// <param name="random">Moves each control point.</param>
    /// <param name="stroke">The points in percent of the digit's box; a point twice in a row is a corner.</param>
    /// <param name="polyline">Receives the points, in [−½, ½] but for the jitter.</param>
    public static void Trace(ref RandomStream random, (int X, int Y)[] stroke, List<SyntheticDigitsPoint> polyline)
    {
        Span<SyntheticDigitsPoint> points = stackalloc SyntheticDigitsPoint[stroke.Length];
        for (int i = 0; i < stroke.Length; i++)
            points[i] = i > 0 && stroke[i] == stroke[i - 1] ? points[i - 1] : Move(ref random, stroke[i]);

        polyline.Add(points[0]);
        int start = 0;
        for (int i = 1; i <= points.Length; i++)
        {
            if (i < points.Length && stroke[i] != stroke[i - 1])
                continue;
            TraceSmooth(points[start..i], polyline);
            start = i;
        }
    }

    private static SyntheticDigitsPoint Move(ref RandomStream random, (int X, int Y) point)
    {
        double x = (point.X - 50) / 100.0 + Jitter * SyntheticDigitsRandom.Bell(ref random);
        double y = (point.Y - 50) / 100.0 + Jitter * SyntheticDigitsRandom.Bell(ref random);
        return new(x, y);
    }

    /// <summary>A Catmull-Rom spline: through every point, with the tangent of its neighbours' chord.</summary>
    private static void TraceSmooth(ReadOnlySpan<SyntheticDigitsPoint> points, List<SyntheticDigitsPoint> polyline)
    {
        for (int i = 0; i + 1 < points.Length; i++)
        {
            var before = points[Math.Max(i - 1, 0)];
            var from = points[i];
            var to = points[i + 1];
            var after = points[Math.Min(i + 2, points.Length - 1)];
            for (int line = 1; line <= LinesPerPoint; line++)
            {
                double t = line / (double)LinesPerPoint;
                polyline.Add(new(At(before.X, from.X, to.X, after.X, t), At(before.Y, from.Y, to.Y, after.Y, t)));
            }
        }
    }

    private static double At(double before, double from, double to, double after, double t)
    {
        double linear = to - before;
        double square = 2 * before - 5 * from + 4 * to - after;
        double cube = 3 * (from - to) + after - before;
        return from + 0.5 * t * (linear + t * (square + t * cube));
    }
}
