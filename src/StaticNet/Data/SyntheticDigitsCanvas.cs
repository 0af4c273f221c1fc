namespace StaticNet.Data;

/// <summary>An image being drawn: grey values from 0 (paper) to 1 (ink).</summary>
internal sealed class SyntheticDigitsCanvas
{
    private const int Side = SyntheticDigits.Side;

    // Both [Side, Side].
    private readonly double[] _ink = new double[Side * Side];
    private readonly double[] _scratch = new double[Side * Side];

    /// <summary>Makes every pixel paper.</summary>
    public void Clear() => Array.Clear(_ink);

    /// <summary>
    /// Draws a line with round ends. A pixel's ink is the line's times <c>½ + radius − distance</c>, clamped to [0, 1]: an edge
    /// one pixel wide, which is the anti-aliasing. Where lines overlap the darker one stays.
    /// </summary>
    public void DrawLine(SyntheticDigitsPoint from, SyntheticDigitsPoint to, double fromRadius, double toRadius, double ink)
    {
        double directionX = to.X - from.X;
        double directionY = to.Y - from.Y;
        double squaredLength = directionX * directionX + directionY * directionY;
        double inverse = squaredLength > 0 ? 1 / squaredLength : 0;
        double reach = Math.Max(fromRadius, toRadius) + 0.5;

        var (left, right) = Range(Math.Min(from.X, to.X) - reach, Math.Max(from.X, to.X) + reach);
        var (top, bottom) = Range(Math.Min(from.Y, to.Y) - reach, Math.Max(from.Y, to.Y) + reach);
        for (int y = top; y <= bottom; y++)
        {
            for (int x = left; x <= right; x++)
            {
                double offsetX = x - from.X;
                double offsetY = y - from.Y;
                double t = Math.Clamp((offsetX * directionX + offsetY * directionY) * inverse, 0, 1);
                offsetX -= t * directionX;
                offsetY -= t * directionY;
                double distance = Math.Sqrt(offsetX * offsetX + offsetY * offsetY);
                double coverage = Math.Clamp(0.5 + fromRadius + t * (toRadius - fromRadius) - distance, 0, 1);
                ref double pixel = ref _ink[y * Side + x];
                pixel = Math.Max(pixel, coverage * ink);
            }
        }
    }

    /// <summary>Blurs with the kernel [amount, 1 − 2·amount, amount] across and down; outside lies paper.</summary>
    public void Blur(double amount)
    {
        BlurAlong(_ink, _scratch, 1, Side, amount);
        BlurAlong(_scratch, _ink, Side, 1, amount);
    }

    /// <summary>Adds noise uniform in ±<paramref name="noise"/> and rounds to bytes.</summary>
    public void Develop(ref RandomStream random, double noise, Span<byte> pixels)
    {
        for (int i = 0; i < _ink.Length; i++)
        {
            double value = _ink[i] + SyntheticDigitsRandom.Between(ref random, -noise, noise);
            pixels[i] = (byte)(Math.Clamp(value, 0, 1) * 255 + 0.5);
        }
    }

    private static void BlurAlong(double[] source, double[] target, int step, int stride, double amount)
    {
        double centre = 1 - 2 * amount;
        for (int line = 0; line < Side; line++)
        {
            double before = 0;
            double here = source[line * stride];
            for (int i = 0; i < Side; i++)
            {
                int index = line * stride + i * step;
                double after = i + 1 < Side ? source[index + step] : 0;
                target[index] = amount * (before + after) + centre * here;
                before = here;
                here = after;
            }
        }
    }

    private static (int First, int Last) Range(double low, double high) =>
        ((int)Math.Max(0, Math.Ceiling(low)), (int)Math.Min(Side - 1, Math.Floor(high)));
}
