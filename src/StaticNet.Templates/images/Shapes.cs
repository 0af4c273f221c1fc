namespace StaticNetApp;

/// <summary>Draws images to begin with: discs, squares and triangles of any colour, a folder each. Put your own folders in their place.</summary>
internal static class Shapes
{
    private const int Side = 32;

    /// <summary>Draws images.</summary>
    /// <param name="directory">Where their folders go.</param>
    /// <param name="count">How many of each shape.</param>
    public static void Draw(string directory, int count)
    {
        var random = new Random(1);
        foreach (string shape in (string[])["disc", "square", "triangle"])
        {
            string folder = Path.Combine(directory, shape);
            Directory.CreateDirectory(folder);
            for (int i = 0; i < count; i++)
                File.WriteAllBytes(Path.Combine(folder, $"{i:000}.ppm"), DrawOne(shape, random));
        }
    }

    // A portable pixmap: a line of text, and three bytes a pixel.
    private static byte[] DrawOne(string shape, Random random)
    {
        var (x, y, size) = (random.Next(11, 21), random.Next(11, 21), random.Next(6, 11));
        byte[] paper = new byte[3], ink = new byte[3];
        do
        {
            random.NextBytes(paper);
            random.NextBytes(ink);
        }
        while (paper.Zip(ink, (one, other) => Math.Abs(one - other)).Max() < 100);

        byte[] pixels = new byte[3 * Side * Side];
        for (int i = 0; i < Side * Side; i++)
        {
            var (dx, dy) = ((i % Side) - x, (i / Side) - y);
            bool covered = shape switch
            {
                "disc" => (dx * dx) + (dy * dy) < size * size,
                "square" => Math.Max(Math.Abs(dx), Math.Abs(dy)) < size,
                _ => Math.Abs(dy) < size && 2 * Math.Abs(dx) < dy + size,
            };
            (covered ? ink : paper).CopyTo(pixels, 3 * i);
        }

        return [.. "P6 32 32 255\n"u8, .. pixels];
    }
}
