using System.Buffers.Binary;
using System.IO.Compression;
using Xunit;

namespace StaticNet.Tests.Data;

public sealed class NpzFileTests : IDisposable
{
    private static readonly KeyValuePair<string, NpyArray>[] Arrays =
    [
        new("x", NpyArray.Create<float>([1, 2, 3, 4, 5, 6], 3, 2)),
        new("labels", NpyArray.Create<long>([2, 0, 1], 3)),
    ];

    private readonly string _directory = Directory.CreateTempSubdirectory("npz").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Optimal)]
    public void Write_Arrays_AreReadByNameAndAlwaysTheSameBytes(CompressionLevel compression)
    {
        string path = Write(Arrays, compression);
        byte[] bytes = File.ReadAllBytes(path);

        var file = NpzFile.Read(path);
        Write(Arrays, compression);

        Assert.Equal(["x", "labels"], file.Names);
        Assert.Equal([1f, 2f, 3f, 4f, 5f, 6f], file["x"].ToSingles());
        Assert.Equal([2, 0, 1], file["labels"].ToInt32s());
        Assert.Equal(bytes, File.ReadAllBytes(path));
        Assert.Equal($"{path}: has no array 'y', but 'x', 'labels'.", Assert.Throws<InvalidDataException>(() => file["y"]).Message);
    }

    [Fact]
    public void Write_NameTwice_WritesNothing()
    {
        Assert.Throws<ArgumentException>("arrays", () => Write([Arrays[0], Arrays[0]], CompressionLevel.Optimal));
        Assert.Empty(Directory.GetFiles(_directory));
    }

    [Fact]
    public void Read_MoreThanAllowed_IsRefusedBeforeItIsExpanded()
    {
        string path = Write([new("zeros", NpyArray.Create<byte>(new byte[10_000_000], 10_000_000))], CompressionLevel.Optimal);

        long before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<InvalidDataException>(() => NpzFile.Read(path, maximumLength: 1_000_000)["zeros"]);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal($"{path}: zeros.npy: has 10000128 bytes, but 1000000 of the allowed ones are left.", error.Message);
        Assert.True(allocated < 1_000_000, $"{allocated} bytes were allocated.");
        Assert.Equal(10_000_000, NpzFile.Read(path)["zeros"].Count);
    }

    [Fact]
    public void Read_ClaimedLengthThatDeflateCannotReach_IsRefused()
    {
        string path = Write(Arrays, CompressionLevel.Optimal);
        byte[] bytes = File.ReadAllBytes(path);
        int entry = bytes.AsSpan().IndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(entry + 24), 1 << 30);

        Assert.Contains("x.npy: claims 1073741824 bytes in", Refusal(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_DamagedElement_IsFoundByItsChecksum()
    {
        byte[] bytes = File.ReadAllBytes(Write(Arrays, CompressionLevel.NoCompression));
        int element = bytes.AsSpan().IndexOf<byte>([0, 0, 0x40, 0x40]); // 3f
        bytes[element] ^= 1;

        Assert.StartsWith("file: x.npy: the checksum of its", Refusal(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OtherArchives_AreRefused()
    {
        Assert.StartsWith("file: is no readable ZIP archive", Refusal([1, 2, 3]), StringComparison.Ordinal);
        byte[] whole = File.ReadAllBytes(Write(Arrays, CompressionLevel.Optimal));
        Assert.StartsWith("file: is no readable ZIP archive", Refusal(whole[..^30]), StringComparison.Ordinal);
        Assert.Contains("x.npy: ends at byte 1", Refusal(Zip(("x.npy", [1]))), StringComparison.Ordinal);
        Assert.Contains("x.npy: there is another entry of that name", Refusal(Zip(("x.npy", [1]), ("x.npy", [1]))), StringComparison.Ordinal);
        Assert.Contains("has no array 'x', but 'y'", Refusal(Zip(("x.txt", [1]), ("y.npy", [1]))), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ArraysThatNobodyAsksFor_DontMatter()
    {
        byte[] Npy(string description, byte[] elements)
        {
            byte[] text = System.Text.Encoding.ASCII.GetBytes($"{{'descr': '{description}', 'fortran_order': False, 'shape': (2,), }}\n");
            return [0x93, .. "NUMPY"u8, 1, 0, (byte)text.Length, 0, .. text, .. elements];
        }

        byte[] archive = Zip(
            ("names.npy", Npy("<U3", new byte[24])), ("x.npy", Npy("|u1", [51, 255])), ("objects.npy", Npy("|O", [0x80, 4])), ("damaged.npy", [1]),
            ("notes.txt", [1]), ("y.npy", Npy("|i1", [1, 0])));
        string path = Path.Combine(_directory, "mixed.npz");
        File.WriteAllBytes(path, archive);

        var data = NpyDataset.Read(path, "x", "y");
        var file = NpzFile.Read(path);

        Assert.Equal([1, 0], [data.GetLabel(0), data.GetLabel(1)]);
        Assert.Equal([0.2f], data.GetInput(0));
        Assert.Equal(["names", "x", "objects", "damaged", "y"], file.Names);
        Assert.Equal($"{path}: names.npy: has elements of type '<U3' at byte 10; read are b1, u1–u8, i1–i8, f2, f4 and f8.",
            Assert.Throws<InvalidDataException>(() => file["names"]).Message);
        Assert.Throws<InvalidDataException>(() => file["objects"]);
        Assert.Throws<InvalidDataException>(() => file["damaged"]);
        Assert.Equal([51, 255], file["x"].ToInt32s());
    }

    [Fact]
    public void Read_ArrayAskedForTwice_IsTheSameAndCountsOnce()
    {
        var file = NpzFile.Read(Write(Arrays, CompressionLevel.Optimal), maximumLength: 300);

        Assert.Same(file["x"], file["x"]);
        // 128 bytes of header and 24 of each array fit once.
        Assert.Throws<InvalidDataException>(() => file["labels"]);
    }

    [Fact]
    public void Write_Dictionaries_AreWrittenAsLists()
    {
        var arrays = new Dictionary<string, NpyArray> { ["x"] = Arrays[0].Value, ["labels"] = Arrays[1].Value };
        byte[] expected = File.ReadAllBytes(Write(Arrays, CompressionLevel.Optimal));

        foreach (IEnumerable<KeyValuePair<string, NpyArray>> pairs in (IEnumerable<KeyValuePair<string, NpyArray>>[])
            [arrays, arrays.AsReadOnly(), arrays.Select(pair => pair), new OrderedDictionary<string, NpyArray>(arrays)])
            Assert.Equal(expected, File.ReadAllBytes(Write(pairs, CompressionLevel.Optimal)));
        Assert.Throws<ArgumentException>("arrays", () => Write([new("x", null!)], CompressionLevel.Optimal));
    }

    [Fact]
    public void Dataset_OfTheOtherKindOfTargets_ConvertsOnRequest()
    {
        var inputs = NpyArray.Create<float>([1, 2, 3, 4, 5, 6], 3, 2);
        var whole = NpyArray.Create<double>([0, 2, 1], 3);
        var binary = NpyArray.Create<long>([1, 0, 1], 3, 1);

        var labels = NpyDataset.Create(inputs, whole, TargetKind.Labels);
        var values = NpyDataset.Create(inputs, binary, TargetKind.Values);

        Assert.Equal((TargetKind.Labels, 2), (labels.TargetKind, labels.LargestLabel));
        Assert.Equal([0, 2, 1], Enumerable.Range(0, 3).Select(labels.GetLabel));
        Assert.Equal((TargetKind.Values, 1), (values.TargetKind, values.TargetLength));
        Assert.Equal([1f, 0f, 1f], Enumerable.Range(0, 3).Select(i => values.GetTarget(i)[0]));
        Assert.Equal(TargetKind.Values, NpyDataset.Create(inputs, whole).TargetKind);
        Assert.Equal(TargetKind.Labels, NpyDataset.Create(inputs, binary, TargetKind.Labels).TargetKind);
        Assert.Throws<ArgumentOutOfRangeException>(() => NpyDataset.Create(inputs, whole, (TargetKind)7));
    }

    [Theory]
    [InlineData(0.5, "label 1 is 0.5")]
    [InlineData(-1.0, "label 1 is -1")]
    [InlineData(2147483648.0, "label 1 is 2147483648")]
    [InlineData(double.NaN, "label 1 is NaN")]
    public void Dataset_LabelsThatAreNotWholeNumbers_AreRefused(double value, string message) => Assert.Contains(
        message,
        Assert.Throws<InvalidDataException>(
            () => NpyDataset.Create(NpyArray.Create<float>([1, 2], 2), NpyArray.Create<double>([0, value], 2), TargetKind.Labels)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Dataset_RowsOfSeveralNumbers_AreNoLabels() => Assert.Contains(
        "has 2 numbers a sample",
        Assert.Throws<InvalidDataException>(
            () => NpyDataset.Create(NpyArray.Create<float>([1, 2], 2), NpyArray.Create<byte>([0, 1, 1, 0], 2, 2), TargetKind.Labels)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Dataset_OfArrays_TakesLabelsValuesAndBytes()
    {
        string path = Write([.. Arrays, new("values", NpyArray.Create<double>([0.5, 1.5, 2.5], 3)), new("hot", NpyArray.Create<byte>([1, 0, 0, 1, 1, 0], 3, 2))], default);

        var labels = NpyDataset.Read(path, "x", "labels");
        Assert.Equal((3, 2, TargetKind.Labels), (labels.Count, labels.InputLength, labels.TargetKind));
        Assert.Equal([3f, 4f], labels.GetInput(1));
        Assert.Equal(2, labels.GetLabel(0));

        Assert.Equal([1.5f], NpyDataset.Read(path, "x", "values").GetTarget(1).ToArray());
        Assert.Equal([0f, 1f], NpyDataset.Read(path, "x", "hot").GetTarget(1).ToArray());
        Assert.Equal([1 / 255f, 0f], NpyDataset.Read(path, "hot", "labels").GetInput(0));
        Assert.Equal([1 / 255f, 0f], NpyDataset.Read(path, "hot", "values").GetInput(0));
    }

    [Fact]
    public void Dataset_OfArraysThatDoNotFit_IsRefused()
    {
        var inputs = NpyArray.Create<float>([1, 2, 3, float.NaN], 2, 2);
        var good = NpyArray.Create<float>([1, 2, 3, 4], 2, 2);

        Assert.Contains("sample 1 has NaN at position 1", Refusal(inputs, NpyArray.Create<int>([0, 1], 2)), StringComparison.Ordinal);
        Assert.Contains("has 2 samples, but", Refusal(good, NpyArray.Create<int>([0, 1, 2], 3)), StringComparison.Ordinal);
        Assert.Contains("label 1 is -1", Refusal(good, NpyArray.Create<int>([0, -1], 2)), StringComparison.Ordinal);
        Assert.Contains("element 0 is 4294967296", Refusal(good, NpyArray.Create<long>([1L << 32, 1], 2)), StringComparison.Ordinal);
        Assert.Contains("has no samples", Refusal(good, NpyArray.Create<int>([1])), StringComparison.Ordinal);
        Assert.Contains("has no samples", Refusal(NpyArray.Create<float>([], 2, 0), good), StringComparison.Ordinal);
    }

    private static string Refusal(NpyArray inputs, NpyArray targets) =>
        Assert.Throws<InvalidDataException>(() => NpyDataset.Create(inputs, targets)).Message;

    private static string Refusal(byte[] content) =>
        Assert.Throws<InvalidDataException>(() => NpzFile.Read(new MemoryStream(content), "file")["x"]).Message;

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in entries)
                using (var entry = archive.CreateEntry(name).Open())
                    entry.Write(content);

        return stream.ToArray();
    }

    private string Write(IEnumerable<KeyValuePair<string, NpyArray>> arrays, CompressionLevel compression)
    {
        string path = Path.Combine(_directory, "file.npz");
        NpzFile.Write(path, arrays, compression);
        return path;
    }
}
