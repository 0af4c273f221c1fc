using StaticNet.Numerics;

namespace StaticNet.Augmentations;

/// <summary>Where the pixels of a turned, scaled and shifted image come from: <c>(xx·x + xy·y + x0, yx·x + yy·y + y0)</c>.</summary>
internal readonly struct AffineMap
{
    /// <summary>The source's column for a column.</summary>
    public double XX { get; private init; }

    /// <summary>The source's column for a row.</summary>
    public double XY { get; private init; }

    /// <summary>The source's column for the pixel (0, 0).</summary>
    public double X0 { get; private init; }

    /// <summary>The source's row for a column.</summary>
    public double YX { get; private init; }

    /// <summary>The source's row for a row.</summary>
    public double YY { get; private init; }

    /// <summary>The source's row for the pixel (0, 0).</summary>
    public double Y0 { get; private init; }

    /// <summary>Whether each pixel stays where it is.</summary>
    public bool IsIdentity => XX == 1 && YY == 1 && XY == 0 && YX == 0 && X0 == 0 && Y0 == 0;

    /// <summary>The map of an image that is scaled and turned around its centre, and then shifted.</summary>
    /// <param name="shape">The image's shape.</param>
    /// <param name="degrees">The angle, counter-clockwise.</param>
    /// <param name="scale">The factor of lengths.</param>
    /// <param name="right">The shift in pixels.</param>
    /// <param name="down">The shift in pixels.</param>
    public static AffineMap Create(ImageShape shape, double degrees, double scale, double right, double down)
    {
        var (sine, cosine) = PortableMath.SinCosPi(degrees / 180);
        double centreX = (shape.Width - 1) / 2.0;
        double centreY = (shape.Height - 1) / 2.0;

        // Backwards: shifted back, turned back, scaled back; y points down.
        (sine, cosine) = (sine / scale, cosine / scale);
        return new AffineMap
        {
            XX = cosine,
            XY = -sine,
            X0 = centreX - (cosine * (centreX + right)) + (sine * (centreY + down)),
            YX = sine,
            YY = cosine,
            Y0 = centreY - (sine * (centreX + right)) - (cosine * (centreY + down)),
        };
    }
}
