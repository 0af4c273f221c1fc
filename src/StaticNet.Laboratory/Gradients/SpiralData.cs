namespace StaticNet.Laboratory.Gradients;

/// <summary>
/// Points of two spirals, one inside the other, each a class: no line parts them, and a healthy network of any depth here learns
/// them in seconds. A point lies at a random place of its spiral, plus noise.
/// </summary>
internal static class SpiralData
{
    /// <summary>The coordinates of a point.</summary>
    public const int InputLength = 2;

    /// <summary>The spirals.</summary>
    public const int Classes = 2;

    // Programs have the purposes from 256 upward.
    private const int Purpose = 256;
    private const double Turns = 0.5;
    private const double InnerRadius = 0.4;
    private const double OuterRadius = 2;
    private const double Noise = 0.05;

    /// <summary>Draws points.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Another seed, other points.</param>
    /// <param name="part">Parts of one seed have no points in common.</param>
    public static Dataset Create(int count, ulong seed, int part)
    {
        var random = new RandomStream(seed, RandomStreams.Derive(Purpose, part));
        float[] points = new float[count * InputLength];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = i % Classes;
            double place = random.NextSingle();
            double radius = InnerRadius + (OuterRadius - InnerRadius) * place;
            var (sine, cosine) = Math.SinCos(Math.Tau * (Turns * place + (double)labels[i] / Classes));
            points[InputLength * i] = (float)(radius * cosine + Noise * random.NextNormal());
            points[InputLength * i + 1] = (float)(radius * sine + Noise * random.NextNormal());
        }

        return new Dataset(points, InputLength, labels);
    }
}
