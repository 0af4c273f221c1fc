namespace StaticNet.Data;

/// <summary>
/// A random map from the digit's box to the image: scale, shear, rotation and shift, then a smooth random displacement as in
/// Simard, Steinkraus and Platt, "Best practices for convolutional neural networks" (2003).
/// </summary>
/// <remarks>
/// Simard's field is uniform noise smoothed by a Gaussian. This one is uniform noise on a coarse lattice smoothed by the cubic
/// B-spline, whose deviation is the spacing times √⅓: the same look for 98 random numbers, and applied to the strokes before
/// they are drawn, so nothing is resampled. A rotation takes its sine and cosine from the tangent of half its angle, which
/// needs no trigonometric function: those differ between machines.
/// </remarks>
internal sealed class SyntheticDigitsWarp
{
    private const double Height = 19;
    private const double Width = 15;
    private const double Centre = (SyntheticDigits.Side - 1) / 2.0;

    private const int Spacing = 7;
    private const int Cells = SyntheticDigits.Side / Spacing;
    private const int Nodes = Cells + 3;

    private const double ScaleSpread = 0.15;
    private const double ShearSpread = 0.2;
    private const double HalfAngleTangentSpread = 0.12;
    private const double ShiftSpread = 2.5;
    private const double Strength = 1.5;

    // Displacements in pixels, [Nodes, Nodes] each.
    private readonly double[] _right = new double[Nodes * Nodes];
    private readonly double[] _down = new double[Nodes * Nodes];

    private double _xx, _xy, _yx, _yy, _shiftX, _shiftY;

    /// <summary>Draws another map.</summary>
    public void Shuffle(ref RandomStream random)
    {
        double width = Width * (1 + SyntheticDigitsRandom.Between(ref random, -ScaleSpread, ScaleSpread));
        double height = Height * (1 + SyntheticDigitsRandom.Between(ref random, -ScaleSpread, ScaleSpread));
        double shear = SyntheticDigitsRandom.Between(ref random, -ShearSpread, ShearSpread);
        double tangent = SyntheticDigitsRandom.Between(ref random, -HalfAngleTangentSpread, HalfAngleTangentSpread);
        double cosine = (1 - tangent * tangent) / (1 + tangent * tangent);
        double sine = 2 * tangent / (1 + tangent * tangent);

        _xx = cosine * width;
        _yx = sine * width;
        _xy = (cosine * shear - sine) * height;
        _yy = (sine * shear + cosine) * height;
        _shiftX = Centre + SyntheticDigitsRandom.Between(ref random, -ShiftSpread, ShiftSpread);
        _shiftY = Centre + SyntheticDigitsRandom.Between(ref random, -ShiftSpread, ShiftSpread);

        for (int i = 0; i < _right.Length; i++)
        {
            _right[i] = SyntheticDigitsRandom.Between(ref random, -Strength, Strength);
            _down[i] = SyntheticDigitsRandom.Between(ref random, -Strength, Strength);
        }
    }

    /// <summary>Where a point of the digit's box lands, in pixels.</summary>
    /// <param name="point">In [−½, ½].</param>
    public SyntheticDigitsPoint Map(SyntheticDigitsPoint point)
    {
        double x = _xx * point.X + _xy * point.Y + _shiftX;
        double y = _yx * point.X + _yy * point.Y + _shiftY;

        Span<double> acrossWeights = stackalloc double[4];
        Span<double> downWeights = stackalloc double[4];
        int column = Spline(x, acrossWeights);
        int row = Spline(y, downWeights);
        double right = 0, down = 0;
        for (int i = 0; i < 4; i++)
        {
            for (int j = 0; j < 4; j++)
            {
                double weight = downWeights[i] * acrossWeights[j];
                int node = (row + i) * Nodes + column + j;
                right += weight * _right[node];
                down += weight * _down[node];
            }
        }

        return new(x + right, y + down);
    }

    /// <summary>The cell of a coordinate, and the weights of the four nodes around it.</summary>
    private static int Spline(double coordinate, Span<double> weights)
    {
        double place = Math.Clamp(coordinate / Spacing, 0, Cells);
        int cell = Math.Min((int)place, Cells - 1);
        double t = place - cell;
        double rest = 1 - t;
        weights[0] = rest * rest * rest / 6;
        weights[1] = (4 + t * t * (3 * t - 6)) / 6;
        weights[2] = (4 + rest * rest * (3 * rest - 6)) / 6;
        weights[3] = t * t * t / 6;
        return cell;
    }
}
