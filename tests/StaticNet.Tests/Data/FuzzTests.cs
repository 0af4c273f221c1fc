using System.IO.Compression;
using System.Text;
using Xunit;

namespace StaticNet.Tests.Data;

/// <summary>Damaged files are read or refused: no other exception, and no more memory than the file can account for.</summary>
public sealed class FuzzTests : IDisposable
{
    // A reader's buffers, an exception with its trace, and the first block of content of unknown length.
    private const long AllowedAtLeast = 4 << 20;

    // Deflate expands by 1,032 at most, and buffers that grow by doubling come to four times their end.
    private const long AllowedPerByte = 4200;

    private readonly string _directory = Directory.CreateTempSubdirectory("fuzz").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    public static TheoryData<string> NpyFiles => ["<f4", "<f8", "|u1", ">i2", "fortran", "scalar", "python2"];

    [Theory]
    [MemberData(nameof(NpyFiles))]
    public void Npy_DamagedFiles_AreReadOrRefused(string kind) => Fuzz(Npy(kind), Text(kind), AllowedAtLeast, bytes =>
    {
        var array = NpyFile.Read(new MemoryStream(bytes), "file.npy");
        Assert.Equal(array.Shape.Aggregate(1L, (product, size) => product * size), array.Count);
        array.ToDoubles();
    });

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Optimal)]
    public void Npz_DamagedFiles_AreReadOrRefused(CompressionLevel compression)
    {
        string path = Path.Combine(_directory, "file.npz");
        NpzFile.Write(
            path,
            [
                new("inputs", NpyArray.Create<float>(Enumerable.Range(0, 60).Select(i => (float)i).ToArray(), 12, 5)),
                new("labels", NpyArray.Create<long>(new long[12], 12)),
            ],
            compression);

        Fuzz(File.ReadAllBytes(path), Text("npz"), AllowedAtLeast, bytes =>
        {
            var file = NpzFile.Read(new MemoryStream(bytes), "file.npz");
            foreach (string name in file.Names)
                Assert.Equal(file[name].Shape.Aggregate(1L, (product, size) => product * size), file[name].Count);
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Idx_DamagedFiles_AreReadOrRefused(bool compressed)
    {
        byte[] content = [0, 0, 8, 3, 0, 0, 0, 4, 0, 0, 0, 3, 0, 0, 0, 5, .. Enumerable.Range(0, 60).Select(i => (byte)i)];
        string path = Path.Combine(_directory, "file.idx");
        Fuzz(compressed ? Compress(content) : content, path, AllowedAtLeast, bytes =>
        {
            Write(path, bytes);
            IdxFile.Read(path).ToSingles();
        });
    }

    public static TheoryData<byte[]> Images => new(
        TestImages.Pgm(3, [1, 2, 3, 4, 5, 6]),
        Encoding.ASCII.GetBytes("P6 2 1 65535\n............"),
        Encoding.ASCII.GetBytes("P2 # text\n3 2 255\n0 1 22 255 4 5\n"),
        Encoding.ASCII.GetBytes("P3 2 1 1000 1 2 3 4 500 1000"),
        TestImages.BlackAndWhiteJpeg(TestImages.Exif(true, 0x0112, 3, 1, 6)),
        TestImages.Png(3, 1, 3, [0, 1, 2], ("PLTE", [10, 20, 30, 0, 0, 0, 40, 50, 60]), ("tRNS", [255, 0]), ("eXIf", TestImages.Exif(false, 0x0112, 3, 1, 5))));

    [Theory]
    [MemberData(nameof(Images))]
    public void Image_DamagedFiles_AreReadOrRefused(byte[] image)
    {
        string path = Path.Combine(_directory, "image");
        var options = new ImageOptions(4, 4, 3) { MaximumPixels = 1 << 12 };
        Fuzz(image, path, AllowedAtLeast, bytes =>
        {
            Write(path, bytes);
            Assert.Equal(48, ImageFile.Read(path, options).Length);
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Exif_DamagedData_IsAnOrientation(bool isBigEndian)
    {
        byte[] exif = TestImages.Exif(isBigEndian, 0x0112, 3, 1, 6);
        Fuzz(exif, "exif", AllowedAtLeast, bytes => Assert.InRange(ImageExif.OfTiff(bytes), 1, 8));
        Fuzz(TestImages.BlackAndWhiteJpeg(exif), "exif", AllowedAtLeast, bytes => Assert.InRange(ImageExif.OfJpeg(bytes), 1, 8));
    }

    public static TheoryData<string> Tables =>
    [
        "a,b,c,kind\n1,2.5,x,yes\n-3e2,,y,no\n4,NA,\"x, \"\"z\"\"\",yes\n5,6,x,no\n",
        "1;2;3\r\n4;5;6\r\n7;8;9\r\n",
        "sep=|\nname|größe\n\"a\nb\"|1\nc|2\n",
    ];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Csv_DamagedFiles_AreReadAndEncodedOrRefused(string table) =>
        Fuzz(Encoding.UTF8.GetBytes(table), "file.csv", AllowedAtLeast, bytes =>
        {
            var rows = CsvTable.Read(new MemoryStream(bytes), "file.csv");
            var encoder = TableEncoder.Fit(rows);
            Assert.Equal(encoder.InputLength, encoder.Encode(rows).InputLength);
        });

    [Fact]
    public void TableEncoder_DamagedJson_IsReadOrRefused()
    {
        var table = CsvTable.Read(new MemoryStream(Encoding.UTF8.GetBytes(Tables.First().Data)), "file.csv");
        Fuzz(Encoding.UTF8.GetBytes(TableEncoder.Fit(table).ToJson()), "encoder", AllowedAtLeast, bytes =>
            TableEncoder.FromJson(Encoding.UTF8.GetString(bytes)).ToJson());
    }

    private static void Fuzz(byte[] content, string name, long allowedAtLeast, Action<byte[]> read)
    {
        read(content);
        var mutator = new Mutator(seed: 1);
        for (int i = 0; i < Mutator.Count; i++)
        {
            byte[] bytes = mutator.Mutate(content);
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                read(bytes);
            }
            catch (InvalidDataException exception)
            {
                Assert.StartsWith($"{name}: ", exception.Message, StringComparison.Ordinal);
                Assert.DoesNotContain('\n', exception.Message);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Mutation {i}: {Convert.ToHexString(bytes)}", exception);
            }

            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(
                allocated <= allowedAtLeast + (AllowedPerByte * bytes.Length),
                $"Mutation {i} of {bytes.Length} bytes took {allocated}: {Convert.ToHexString(bytes)}");
        }
    }

    // A file of its own each time: one that is cut to nothing and written again is put on the disk at once.
    private static void Write(string path, byte[] bytes)
    {
        File.Delete(path);
        File.WriteAllBytes(path, bytes);
    }

    private static string Text(string kind) => kind == "npz" ? "file.npz" : "file.npy";

    private static byte[] Npy(string kind)
    {
        byte[] elements = [.. Enumerable.Range(0, 48).Select(i => (byte)(i * 5))];
        string description = kind is "fortran" or "scalar" or "python2" ? "<i8" : kind;
        string shape = kind switch { "scalar" => "", "python2" => "2L, 3L", "|u1" => "4, 12", ">i2" => "3, 2, 4", "<f4" => "12,", "fortran" => "2, 3", _ => "6, 1" };
        string order = kind == "fortran" ? "True" : "False";
        byte[] text = Encoding.ASCII.GetBytes($"{{'descr': '{description}', 'fortran_order': {order}, 'shape': ({shape}), }}\n");
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)text.Length, 0, .. text, .. kind == "scalar" ? elements[..8] : elements];
    }

    private static byte[] Compress(byte[] content)
    {
        var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal))
            gzip.Write(content);
        return stream.ToArray();
    }
}
