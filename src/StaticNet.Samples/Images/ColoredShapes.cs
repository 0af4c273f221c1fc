using System.Collections.Immutable;
using StaticNet.Data;

namespace StaticNet.Samples.Images;

/// <summary>
/// Small colour pictures drawn by program, the same on every machine: one of ten shapes in any colour, place and size, on a ground of
/// two other colours, with noise.
/// </summary>
internal static class ColoredShapes
{
    private const int Side = CifarDataset.Side;

    // Pictures of the test set have streams of their own: none is among those to train on, whatever their numbers.
    private const ulong FirstTestStream = 1UL << 32;

    private static readonly (string Name, Func<double, double, bool> Covers)[] Shapes =
    [
        ("disc", (x, y) => (x * x) + (y * y) < 0.9),
        ("ring", (x, y) => (x * x) + (y * y) is > 0.3 and < 1),
        ("square", (x, y) => Distance(x, y) < 0.8),
        ("frame", (x, y) => Distance(x, y) is > 0.45 and < 0.85),
        ("triangle", (x, y) => y < 0.6 && y > (2 * Math.Abs(x)) - 1),
        ("cross", (x, y) => Distance(x, y) < 0.95 && Math.Min(Math.Abs(x), Math.Abs(y)) < 0.28),
        ("bar", (x, y) => Math.Abs(x) < 0.3 && Math.Abs(y) < 1),
        ("stripes", (x, y) => Distance(x, y) < 0.9 && (Math.Abs(x) is < 0.2 or > 0.55)),
        ("checker", (x, y) => Distance(x, y) < 0.9 && x > 0 == y > 0),
        ("half", (x, y) => (x * x) + (y * y) < 1 && y > 0),
    ];

    /// <summary>The names of the classes; a label is a position here.</summary>
    public static ImmutableArray<string> Classes { get; } = [.. Shapes.Select(shape => shape.Name)];

    /// <summary>Draws pictures to train on.</summary>
    /// <param name="count">How many; the classes take turns.</param>
    /// <param name="seed">Another seed, other pictures.</param>
    public static Dataset Create(int count, ulong seed) => Create(count, seed, 0);

    /// <summary>Draws pictures to test with.</summary>
    /// <param name="count">How many; the classes take turns.</param>
    /// <param name="seed">Another seed, other pictures.</param>
    public static Dataset CreateTest(int count, ulong seed) => Create(count, seed, FirstTestStream);

    private static Dataset Create(int count, ulong seed, ulong firstStream)
    {
        byte[] pixels = new byte[count * CifarDataset.InputLength];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = i % Shapes.Length;
            var random = new RandomStream(seed, firstStream + (ulong)i);
            Draw(Shapes[labels[i]].Covers, pixels.AsSpan(i * CifarDataset.InputLength, CifarDataset.InputLength), ref random);
        }

        return Dataset.FromBytes(pixels, CifarDataset.InputLength, labels);
    }

    private static void Draw(Func<double, double, bool> covers, Span<byte> pixels, ref RandomStream random)
    {
        const double Noise = 0.04, LeastContrast = 0.5;
        var place = ShapePlace.Draw(ref random);
        double[] above, below, ink;
        do
        {
            (above, below, ink) = (Color(ref random), Color(ref random), Color(ref random));
        }
        while (Contrast(ink, above) < LeastContrast || Contrast(ink, below) < LeastContrast);
        for (int i = 0; i < Side * Side; i++)
        {
            int row = i / Side, column = i % Side;
            double share = place.Cover(covers, column, row);
            double height = (double)row / (Side - 1);
            for (int channel = 0; channel < 3; channel++)
            {
                double ground = above[channel] + (height * (below[channel] - above[channel]));
                double value = ground + (share * (ink[channel] - ground)) + (Noise * random.NextNormal());
                pixels[(channel * Side * Side) + i] = (byte)Math.Round(byte.MaxValue * Math.Clamp(value, 0, 1));
            }
        }
    }

    private static double Distance(double x, double y) => Math.Max(Math.Abs(x), Math.Abs(y));

    private static double[] Color(ref RandomStream random) => [random.NextSingle(), random.NextSingle(), random.NextSingle()];

    private static double Contrast(double[] one, double[] other) =>
        Enumerable.Range(0, one.Length).Max(channel => Math.Abs(one[channel] - other[channel]));
}
