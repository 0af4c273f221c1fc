using System.IO.Compression;
using Xunit;

namespace StaticNet.Tests.Data;

public sealed class IdxFileTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("idx").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_Bytes_GivesShapeAndElements(bool compressed)
    {
        // Large enough to grow the buffer, when its size isn't trusted.
        byte[] elements = [.. Enumerable.Range(0, 3 * 700 * 1000).Select(i => (byte)(i * 7))];
        byte[] content = [0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0x02, 0xBC, 0, 0, 0x03, 0xE8, .. elements];

        var file = IdxFile.Read(Write("images", compressed ? Compress(content) : content));

        Assert.Equal(IdxElementType.Unsigned8, file.ElementType);
        Assert.Equal([3, 700, 1000], file.Shape);
        Assert.True(file.Bytes.Span.SequenceEqual(elements));
    }

    [Theory]
    [InlineData(0x09, new byte[] { 0xFF, 0x05 }, new[] { -1, 5 })]
    [InlineData(0x0B, new byte[] { 0xFF, 0xFE, 0x01, 0x00 }, new[] { -2, 256 })]
    [InlineData(0x0C, new byte[] { 0xFF, 0xFF, 0xFF, 0xFD, 0x00, 0x01, 0x00, 0x00 }, new[] { -3, 65536 })]
    public void Read_OtherIntegers_AreBigEndian(byte type, byte[] elements, int[] expected)
    {
        var file = IdxFile.Read(Write("integers", [0, 0, type, 1, 0, 0, 0, 2, .. elements]));

        Assert.Equal(expected, file.ToInt32s());
        Assert.Equal(Array.ConvertAll(expected, value => (float)value), file.ToSingles());
    }

    [Theory]
    [InlineData(0x0D, new byte[] { 0x3F, 0xC0, 0, 0 })]
    [InlineData(0x0E, new byte[] { 0x3F, 0xF8, 0, 0, 0, 0, 0, 0 })]
    public void Read_Reals_AreBigEndian(byte type, byte[] element)
    {
        var file = IdxFile.Read(Write("reals", [0, 0, type, 1, 0, 0, 0, 1, .. element]));

        Assert.Equal([1.5f], file.ToSingles());
        Assert.Throws<InvalidDataException>(file.ToInt32s);
    }

    public static TheoryData<byte[], string> Damaged => new()
    {
        { [], "ends at byte 0" },
        { [0, 0, 8], "ends at byte 3" },
        { [0, 0, 8, 2, 0, 0, 0, 1, 0], "ends at byte 9" },
        { [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0], "starts with 89504E47 at byte 0" },
        { [0, 0, 7, 1, 0, 0, 0, 0], "starts with 00000701 at byte 0" },
        { [0, 0, 8, 0], "starts with 00000800 at byte 0" },
        { [0, 0, 8, 1, 0, 0, 0, 3, 1, 2], "ends at byte 10, but 3 of Unsigned8 takes 11 bytes" },
        { [0, 0, 8, 1, 0, 0, 0, 3, 1, 2, 3, 4], "3 of Unsigned8 ends at byte 11" },
        { [0, 0, 8, 1, 0xFF, 0xFF, 0xFF, 0xFF], "dimension 0 is 4294967295 at byte 4" },
        { [0, 0, 8, 2, 0x7F, 0, 0, 0, 0, 1, 0, 0], "dimension 1 is 65536 at byte 8" },
        { [0, 0, 8, 1, 0x7F, 0, 0, 0, 1], "ends at byte 9" },
    };

    [Theory]
    [MemberData(nameof(Damaged))]
    public void Read_DamagedFile_SaysInOneLineWhatAndWhere(byte[] content, string expected)
    {
        foreach (byte[] bytes in new[] { content, Compress(content) })
        {
            string path = Write("damaged", bytes);

            long before = GC.GetAllocatedBytesForCurrentThread();
            var error = Assert.Throws<InvalidDataException>(() => IdxFile.Read(path));
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

            Assert.StartsWith($"{path}: ", error.Message, StringComparison.Ordinal);
            Assert.Contains(expected, error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', error.Message);
            Assert.True(allocated < 4 << 20, $"{allocated} bytes were allocated for a file of {bytes.Length}.");
        }
    }

    [Fact]
    public void Read_DamagedCompression_SaysSo()
    {
        byte[] content = Compress([0, 0, 8, 1, 0, 0, 0, 200, .. Enumerable.Range(0, 200).Select(i => (byte)(i * i))]);
        byte[] flipped = [.. content];
        flipped[60] ^= 0x55;

        AssertDamaged(flipped);
        AssertDamaged(content[..^40]);
    }

    [Fact]
    public void Read_MissingFile_NamesIt()
    {
        string path = Path.Combine(_directory, "nowhere");

        Assert.Contains(path, Assert.Throws<FileNotFoundException>(() => IdxFile.Read(path)).Message, StringComparison.Ordinal);
        Assert.Throws<DirectoryNotFoundException>(() => IdxFile.Read(Path.Combine(path, "file")));
    }

    private static byte[] Compress(byte[] content)
    {
        var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest))
            gzip.Write(content);
        return content.Length == 0 ? [] : stream.ToArray();
    }

    private void AssertDamaged(byte[] content)
    {
        string path = Write("damaged", content);
        var error = Assert.Throws<InvalidDataException>(() => IdxFile.Read(path));
        Assert.StartsWith($"{path}: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    private string Write(string name, byte[] content)
    {
        string path = Path.Combine(_directory, name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
