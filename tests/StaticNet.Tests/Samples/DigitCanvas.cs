namespace StaticNet.Tests.Samples;

/// <summary>A digit drawn anywhere on paper of any size, as somebody may scan or photograph it.</summary>
/// <param name="Width">The columns.</param>
/// <param name="Height">The rows.</param>
internal sealed record DigitCanvas(int Width, int Height)
{
    private const int Side = SyntheticDigits.Side;

    /// <summary>The first column of the digit's 28.</summary>
    public double Left { get; init; }

    /// <summary>The first row.</summary>
    public double Top { get; init; }

    /// <summary>How many pixels each of the digit's has become.</summary>
    public double Scale { get; init; } = 1;

    public double Paper { get; init; }

    public double Ink { get; init; } = 1;

    /// <summary>How much darker the paper is at the bottom right than at the top left.</summary>
    public double Shade { get; init; }

    /// <summary>How much each pixel differs by at most.</summary>
    public double Grain { get; init; }

    /// <summary><c>[Height, Width]</c>, each pixel the mean of nine places in it.</summary>
    public byte[] Draw(float[] digit, ulong seed = 1)
    {
        var random = new RandomStream(seed, 1);
        byte[] pixels = new byte[Width * Height];
        for (int y = 0; y < Height; y++)
            for (int x = 0; x < Width; x++)
            {
                double amount = 0;
                for (int part = 0; part < 9; part++)
                    amount += AmountAt(digit, (x + ((part % 3) / 3.0) + (1 / 6.0) - Left) / Scale, (y + ((part / 3) / 3.0) + (1 / 6.0) - Top) / Scale) / 9;
                double paper = Paper - (Shade * ((double)x / Width + (double)y / Height) / 2);
                double value = paper + ((Ink - Paper) * amount) + (Grain * ((2 * random.NextSingle()) - 1));
                pixels[(y * Width) + x] = (byte)Math.Round(255 * Math.Clamp(value, 0, 1));
            }

        return pixels;
    }

    private static double AmountAt(float[] digit, double x, double y) =>
        x < 0 || y < 0 || x >= Side || y >= Side ? 0 : digit[((int)y * Side) + (int)x];
}
