using System.Text;

namespace StaticNet.Tests.Samples;

/// <summary>A directory of made-up colour images, each class of another colour.</summary>
internal sealed class ImagesFolder : IDisposable
{
    private const int Side = 32;
    private const int RecordLength = 1 + (3 * Side * Side);

    public string Path { get; } = Directory.CreateTempSubdirectory("images").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>A file of CIFAR-10's format whose labels take turns from 0 to 2: red, green and blue images with noise.</summary>
    public string WriteCifar(string name, int count, int seed)
    {
        var random = new Random(seed);
        byte[] records = new byte[count * RecordLength];
        random.NextBytes(records);
        for (int i = 0; i < count; i++)
        {
            var record = records.AsSpan(i * RecordLength, RecordLength);
            foreach (ref byte value in record)
                value /= 2;
            record[0] = (byte)(i % 3);
            foreach (ref byte value in record.Slice(1 + (i % 3 * Side * Side), Side * Side))
                value += 128;
        }

        File.WriteAllBytes(PathOf(name), records);
        return PathOf(name);
    }

    /// <summary>An image of one colour with noise, as PPM.</summary>
    public string WriteImage(string name, int width, int height, int color, int seed)
    {
        var random = new Random(seed);
        byte[] pixels = new byte[width * height * 3];
        random.NextBytes(pixels);
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)((pixels[i] / 2) + (i % 3 == color ? 128 : 0));
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllBytes(PathOf(name), [.. Encoding.ASCII.GetBytes(FormattableString.Invariant($"P6 {width} {height} 255\n")), .. pixels]);
        return PathOf(name);
    }

    /// <summary>Images of classes called red, green and blue, of several sizes.</summary>
    public void WriteClasses(string folder, int count)
    {
        string[] names = ["red", "green", "blue"];
        for (int color = 0; color < names.Length; color++)
            for (int i = 0; i < count; i++)
                WriteImage(System.IO.Path.Combine(folder, names[color], $"{i}.ppm"), 20 + (10 * (i % 4)), 30 + i, color, (100 * color) + i);
    }
}
