using System.Buffers.Binary;
using System.IO.Compression;
using Xunit;

namespace StaticNet.Tests.Data;

public sealed class IdxDatasetTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("idx").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("-", "", false)]
    [InlineData("-", ".gz", true)]
    [InlineData(".", "", false)]
    [InlineData(".", ".gz", true)]
    [InlineData("-", "", true)]
    public void Load_NamesOfMnist_GivesBothParts(string separator, string extension, bool compressed)
    {
        WriteAll(separator, extension, compressed);

        var (training, test) = IdxDataset.Load(_directory);

        Assert.Equal(3, training.Count);
        Assert.Equal(4, training.InputLength);
        Assert.Equal([4 / 255f, 5 / 255f, 6 / 255f, 7 / 255f], training.GetInput(1));
        Assert.Equal(2, training.GetLabel(1));
        Assert.Equal(2, test.Count);
        Assert.Equal(3, test.LargestLabel);
    }

    [Fact]
    public void Load_MissingFile_NamesItAndTheDirectory()
    {
        WriteAll("-", "", compressed: false);
        File.Delete(Path.Combine(_directory, "t10k-labels-idx1-ubyte"));

        var error = Assert.Throws<FileNotFoundException>(() => IdxDataset.Load(_directory));

        Assert.Contains("t10k-labels-idx1-ubyte", error.Message, StringComparison.Ordinal);
        Assert.Contains(_directory, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Load_MissingDirectory_NamesIt()
    {
        string path = Path.Combine(_directory, "nowhere");

        Assert.Contains(path, Assert.Throws<DirectoryNotFoundException>(() => IdxDataset.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_CountsThatDisagree_NamesBothFilesAndCounts()
    {
        string images = Write("images", Idx(8, [3, 2, 2], new byte[12]), compressed: false);
        string labels = Write("labels", Idx(8, [2], [0, 1]), compressed: false);

        var error = Assert.Throws<InvalidDataException>(() => IdxDataset.Read(images, labels));

        Assert.Equal($"{images}: has 3 samples at byte 4, but {labels} has 2 labels.", error.Message);
    }

    [Fact]
    public void Read_ImagesInPlaceOfLabels_Throws()
    {
        string images = Write("images", Idx(8, [3, 2, 2], new byte[12]), compressed: false);

        Assert.Contains("3 dimensions", Assert.Throws<InvalidDataException>(() => IdxDataset.Read(images, images)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NegativeLabel_Throws()
    {
        string images = Write("images", Idx(8, [2, 1], new byte[2]), compressed: false);
        string labels = Write("labels", Idx(9, [2], [0, 0xFF]), compressed: false);

        Assert.Contains("label 1 is -1", Assert.Throws<InvalidDataException>(() => IdxDataset.Read(images, labels)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EmptyFiles_Throws()
    {
        string images = Write("images", Idx(8, [0, 2, 2], []), compressed: false);
        string labels = Write("labels", Idx(8, [0], []), compressed: false);

        Assert.Contains("is empty", Assert.Throws<InvalidDataException>(() => IdxDataset.Read(images, labels)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RealInputs_AreTakenAsTheyAre()
    {
        string inputs = Write("inputs", Idx(0x0D, [1, 2], [0x3F, 0xC0, 0, 0, 0xBF, 0xC0, 0, 0]), compressed: false);
        string notFinite = Write("bad", Idx(0x0D, [1, 2], [0x3F, 0xC0, 0, 0, 0x7F, 0xC0, 0, 0]), compressed: false);
        string labels = Write("labels", Idx(8, [1], [7]), compressed: false);

        Assert.Equal([1.5f, -1.5f], IdxDataset.Read(inputs, labels).GetInput(0));
        Assert.Equal($"{notFinite}: sample 0 has NaN at position 1.", Assert.Throws<InvalidDataException>(() => IdxDataset.Read(notFinite, labels)).Message);
    }

    private static byte[] Idx(byte type, int[] shape, byte[] elements)
    {
        byte[] header = new byte[4 + (4 * shape.Length)];
        header[2] = type;
        header[3] = (byte)shape.Length;
        for (int i = 0; i < shape.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + (4 * i)), shape[i]);
        return [.. header, .. elements];
    }

    private void WriteAll(string separator, string extension, bool compressed)
    {
        byte[] pixels = [.. Enumerable.Range(0, 12).Select(i => (byte)i)];
        Write($"train-images{separator}idx3-ubyte{extension}", Idx(8, [3, 2, 2], pixels), compressed);
        Write($"train-labels{separator}idx1-ubyte{extension}", Idx(8, [3], [1, 2, 0]), compressed);
        Write($"t10k-images{separator}idx3-ubyte{extension}", Idx(8, [2, 2, 2], pixels[..8]), compressed);
        Write($"t10k-labels{separator}idx1-ubyte{extension}", Idx(8, [2], [3, 0]), compressed);
    }

    private string Write(string name, byte[] content, bool compressed)
    {
        string path = Path.Combine(_directory, name);
        using var file = File.Create(path);
        if (compressed)
        {
            using var gzip = new GZipStream(file, CompressionLevel.Fastest);
            gzip.Write(content);
        }
        else
        {
            file.Write(content);
        }

        return path;
    }
}
