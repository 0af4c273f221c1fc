using System.Buffers.Binary;
using System.IO.Compression;

namespace StaticNet.Tests.Samples;

/// <summary>A directory of IDX files with synthetic digits, to be damaged by tests.</summary>
internal sealed class DigitsFolder : IDisposable
{
    public const string TrainingImages = "train-images-idx3-ubyte";
    public const string TrainingLabels = "train-labels-idx1-ubyte";
    public const string TestImages = "t10k-images-idx3-ubyte";
    public const string TestLabels = "t10k-labels-idx1-ubyte";

    private const byte Unsigned8 = 0x08;
    private const byte Real32 = 0x0D;

    public string Path { get; } = Directory.CreateTempSubdirectory("digits").FullName;

    public static DigitsFolder Create(bool compressed = false)
    {
        var folder = new DigitsFolder();
        folder.Write(TrainingImages, TrainingLabels, SyntheticDigits.Create(200, seed: 1), compressed);
        folder.Write(TestImages, TestLabels, SyntheticDigits.CreateTest(50, seed: 1), compressed);
        return folder;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    public void WriteLabels(string name, params byte[] labels) =>
        File.WriteAllBytes(PathOf(name), [.. Header(Unsigned8, labels.Length), .. labels]);

    public void WriteImages(string name, int count, int side) =>
        File.WriteAllBytes(PathOf(name), [.. Header(Unsigned8, count, side, side), .. new byte[count * side * side]]);

    /// <summary>Images of floats so large that a sum of products overflows.</summary>
    public void WriteHugeImages(string name, int count)
    {
        byte[] pixels = new byte[count * SyntheticDigits.InputLength * sizeof(float)];
        for (int i = 0; i < pixels.Length; i += sizeof(float))
            BinaryPrimitives.WriteSingleBigEndian(pixels.AsSpan(i), float.MaxValue);
        File.WriteAllBytes(PathOf(name), [.. Header(Real32, count, SyntheticDigits.Side, SyntheticDigits.Side), .. pixels]);
    }

    private void Write(string images, string labels, Dataset set, bool compressed)
    {
        byte[] pixels = [.. Enumerable.Range(0, set.Count).SelectMany(set.GetInput).Select(value => (byte)MathF.Round(value * 255))];
        byte[] digits = [.. Enumerable.Range(0, set.Count).Select(i => (byte)set.GetLabel(i))];
        byte[] header = Header(Unsigned8, set.Count, SyntheticDigits.Side, SyntheticDigits.Side);
        Write(images, [.. header, .. pixels], compressed);
        Write(labels, [.. Header(Unsigned8, set.Count), .. digits], compressed);
    }

    private void Write(string name, byte[] content, bool compressed)
    {
        using var file = File.Create(PathOf(compressed ? name + ".gz" : name));
        using Stream stream = compressed ? new GZipStream(file, CompressionLevel.Fastest) : file;
        stream.Write(content);
    }

    private static byte[] Header(byte elementType, params int[] shape)
    {
        byte[] header = new byte[4 + 4 * shape.Length];
        header[2] = elementType;
        header[3] = (byte)shape.Length;
        for (int i = 0; i < shape.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + 4 * i), shape[i]);
        return header;
    }
}
