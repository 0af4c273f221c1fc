namespace StaticNet.Data;

/// <summary>
/// Writes digits one after the other, each a function of the random stream and the digit alone. Keeps its buffers, so every
/// thread has its own.
/// </summary>
internal sealed class SyntheticDigitsWriter
{
    private const double ThinnestRadius = 0.8;
    private const double ThickestRadius = 1.6;
    private const double PressureSpread = 0.25;
    private const double PalestInk = 0.65;
    private const double StrongestBlur = 0.25;
    private const double StrongestNoise = 0.05;
    private const int MostSpecks = 2;

    private readonly SyntheticDigitsWarp _warp = new();
    private readonly SyntheticDigitsCanvas _canvas = new();
    private readonly List<SyntheticDigitsPoint> _polyline = [];

    /// <summary>Writes one image.</summary>
    /// <param name="random">Where every choice comes from.</param>
    /// <param name="digit">0 to 9.</param>
    /// <param name="pixels">Receives the grey values, row-major, 0 for paper.</param>
    public void Write(ref RandomStream random, int digit, Span<byte> pixels)
    {
        var skeletons = SyntheticDigitsSkeletons.OfDigit[digit];
        var skeleton = skeletons[random.NextInt32(skeletons.Length)];
        double radius = SyntheticDigitsRandom.Between(ref random, ThinnestRadius, ThickestRadius);
        double ink = SyntheticDigitsRandom.Between(ref random, PalestInk, 1);
        _warp.Shuffle(ref random);
        _canvas.Clear();
        foreach (var stroke in skeleton)
            DrawStroke(ref random, stroke, radius, ink);
        DrawSpecks(ref random);
        _canvas.Blur(SyntheticDigitsRandom.Between(ref random, 0, StrongestBlur));
        _canvas.Develop(ref random, SyntheticDigitsRandom.Between(ref random, 0, StrongestNoise), pixels);
    }

    /// <summary>A stroke whose thickness changes evenly from its beginning to its end.</summary>
    private void DrawStroke(ref RandomStream random, (int X, int Y)[] stroke, double radius, double ink)
    {
        double first = radius * (1 + SyntheticDigitsRandom.Between(ref random, -PressureSpread, PressureSpread));
        double last = radius * (1 + SyntheticDigitsRandom.Between(ref random, -PressureSpread, PressureSpread));
        _polyline.Clear();
        SyntheticDigitsStroke.Trace(ref random, stroke, _polyline);

        double step = (last - first) / (_polyline.Count - 1);
        var from = _warp.Map(_polyline[0]);
        for (int i = 1; i < _polyline.Count; i++)
        {
            var to = _warp.Map(_polyline[i]);
            _canvas.DrawLine(from, to, first + (i - 1) * step, first + i * step, ink);
            from = to;
        }
    }

    /// <summary>Dots and dashes that belong to no digit.</summary>
    private void DrawSpecks(ref RandomStream random)
    {
        int specks = random.NextInt32(MostSpecks + 1);
        for (int i = 0; i < specks; i++)
        {
            double x = SyntheticDigitsRandom.Between(ref random, 0, SyntheticDigits.Side - 1);
            double y = SyntheticDigitsRandom.Between(ref random, 0, SyntheticDigits.Side - 1);
            double right = SyntheticDigitsRandom.Between(ref random, -2, 2);
            double down = SyntheticDigitsRandom.Between(ref random, -2, 2);
            double radius = SyntheticDigitsRandom.Between(ref random, 0.3, 0.8);
            double ink = SyntheticDigitsRandom.Between(ref random, 0.3, 0.9);
            _canvas.DrawLine(new(x, y), new(x + right, y + down), radius, radius, ink);
        }
    }
}
