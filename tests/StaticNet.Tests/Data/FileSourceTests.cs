using Xunit;

namespace StaticNet.Tests.Data;

public sealed class FileSourceTests : IDisposable
{
    private readonly RawFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("<f4", 4, new byte[] { 0, 0, 0xC0, 0x3F, 0, 0, 0, 0xC0 }, new[] { 1.5f, -2 })]
    [InlineData(">f4", 4, new byte[] { 0x3F, 0xC0, 0, 0, 0xC0, 0, 0, 0 }, new[] { 1.5f, -2 })]
    [InlineData("<f2", 2, new byte[] { 0, 0x3E, 0, 0xC0 }, new[] { 1.5f, -2 })]
    [InlineData(">f8", 8, new byte[] { 0x3F, 0xF8, 0, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0 }, new[] { 1.5f, -2 })]
    [InlineData("|i1", 1, new byte[] { 0xFF, 0x7F }, new[] { -1f, 127 })]
    [InlineData("|u1", 1, new byte[] { 0xFF, 51 }, new[] { 1f, 0.2f })]
    [InlineData("|b1", 1, new byte[] { 1, 0 }, new[] { 1f, 0 })]
    [InlineData(">i2", 2, new byte[] { 0xFF, 0xFE, 1, 0 }, new[] { -2f, 256 })]
    [InlineData("<i8", 8, new byte[] { 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 1, 0, 0, 0, 0, 0, 0 }, new[] { -2f, 256 })]
    public void Open_NpyElementTypes_GiveTheNumbersOfMemory(string description, int size, byte[] elements, float[] expected)
    {
        // Two samples of one element, and the second twice: a run, and a step back.
        Assert.Equal(2 * size, elements.Length);
        string inputs = _files.Npy("x.npy", description, "(2, 1)", elements);
        string labels = _files.Npy("y.npy", "<i4", "(2,)", [3, 0, 0, 0, 1, 0, 0, 0]);

        using var source = NpyDataset.Open(inputs, labels);
        var read = source.Select([0, 1, 1, 0]).ToDataset();

        Assert.Equal([expected[0], expected[1], expected[1], expected[0]], Inputs(read));
        Assert.Equal([3, 1, 1, 3], Labels(read));
        Assert.Equal(Inputs(NpyDataset.Read(inputs, labels)), Inputs(source.ToDataset()));
    }

    [Theory]
    [InlineData(IdxElementType.Unsigned8, new byte[] { 0, 255, 51, 102 }, new[] { 0f, 1, 0.2f, 0.4f })]
    [InlineData(IdxElementType.Signed8, new byte[] { 0, 255, 51, 128 }, new[] { 0f, -1, 51, -128 })]
    [InlineData(IdxElementType.Signed16, new byte[] { 0, 1, 1, 0, 0xFF, 0xFF, 0, 2 }, new[] { 1f, 256, -1, 2 })]
    [InlineData(IdxElementType.Real32, new byte[] { 0x3F, 0xC0, 0, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0x3F, 0x80, 0, 0 }, new[] { 1.5f, 0, -2, 1 })]
    public void Open_IdxElementTypes_GiveTheNumbersOfMemory(IdxElementType type, byte[] elements, float[] expected)
    {
        string inputs = _files.Idx("x", type, [2, 1, 2], elements);
        string labels = _files.Idx("y", IdxElementType.Unsigned8, [2], [7, 200]);

        using var source = IdxDataset.Open(inputs, labels);

        Assert.Equal(expected, Inputs(source.ToDataset()));
        Assert.Equal([200, 7], Labels(source.Select([1, 0]).ToDataset()));
        Assert.Equal(IdxDataset.Read(inputs, labels).Fingerprint, type == IdxElementType.Unsigned8
            ? Dataset.FromBytes(elements, 2, (int[])[7, 200]).Fingerprint
            : source.ToDataset().Fingerprint);
    }

    [Fact]
    public void Open_TargetKinds_BecomeWhatIsAsked()
    {
        string inputs = _files.Npy("x.npy", "|u1", "(3, 1)", [0, 0, 0]);
        string reals = _files.Npy("reals.npy", "<f8", "(3, 1)", RawFiles.Doubles(0, 2, 1));
        string integers = _files.Npy("integers.npy", "<u2", "(3,)", [0, 0, 1, 0, 1, 0]);
        string pairs = _files.Npy("pairs.npy", "<f4", "(3, 2)", new byte[24]);

        Assert.Equal([0, 2, 1], Labels(Read(inputs, reals, TargetKind.Labels)));
        Assert.Equal([0, 2, 1], Values(Read(inputs, reals)));
        Assert.Equal([0, 1, 1], Labels(Read(inputs, integers)));
        Assert.Equal([0, 1, 1], Values(Read(inputs, integers, TargetKind.Values)));
        Assert.Equal(2, Read(inputs, pairs).TargetLength);
        Refuses("pairs.npy: has 2 numbers a sample; a label is one", () => NpyDataset.Open(inputs, pairs, TargetKind.Labels));
        Assert.Throws<ArgumentOutOfRangeException>("kind", () => NpyDataset.Open(inputs, pairs, (TargetKind)7));
    }

    [Fact]
    public void Open_NpzStored_ReadsItsArrays()
    {
        float[] values = [.. Enumerable.Range(0, 3000).Select(i => i * 0.25f)];
        string path = _files.PathOf("data.npz");
        NpzFile.Write(path, [
            new("other", NpyArray.Create([1, 2, 3], 3)), new("x", NpyArray.Create(values, 1000, 3)),
            new("y", NpyArray.Create([.. Enumerable.Range(0, 1000).Select(i => (long)i)], 1000))]);

        using var source = NpyDataset.Open(path, "x", "y");

        Assert.Equal(NpyDataset.Read(path, "x", "y").Fingerprint, source.ToDataset().Fingerprint);
        Assert.Equal([values[2997], values[2998], values[2999]], source.Slice(999, 1).ToDataset().GetInput(0));
        Refuses("has no array 'z'", () => NpyDataset.Open(path, "x", "z"));
    }

    // Runs of samples are read in pieces of 256 KiB, or of one sample that is larger.
    [Theory]
    [InlineData(50_000, 2)]
    [InlineData(3, 300_001)]
    public void Read_RunsOfManyPieces_GiveTheNumbersOfMemory(int count, int length)
    {
        string bytes = _files.PathOf("bytes.npy"), doubles = _files.PathOf("doubles.npy"), labels = _files.PathOf("labels.npy");
        NpyFile.Write(bytes, NpyArray.Create([.. Enumerable.Range(0, count * length).Select(i => (byte)(i * 7))], count, length));
        NpyFile.Write(doubles, NpyArray.Create([.. Enumerable.Range(0, count * length).Select(i => i / 3.0)], count, length));
        NpyFile.Write(labels, NpyArray.Create([.. Enumerable.Range(0, count).Select(i => (long)i)], count));

        using var scaled = NpyDataset.Open(bytes, labels);
        using var rounded = NpyDataset.Open(doubles, doubles);

        // A dataset of bytes has another fingerprint than one of the same floats.
        var inMemory = NpyDataset.Read(bytes, labels);
        Assert.Equal(new Dataset(Inputs(inMemory), length, Labels(inMemory)).Fingerprint, scaled.ToDataset().Fingerprint);
        Assert.Equal(NpyDataset.Read(doubles, doubles).Fingerprint, rounded.ToDataset().Fingerprint);
    }

    [Fact]
    public void Read_FileBeyondTwoGibibytes_FindsItsLastSamples()
    {
        const int Count = 3_000_001;
        string inputs = _files.Npy("x.npy", "<f4", $"({Count}, 256)", []);
        string labels = _files.Npy("y.npy", "|u1", $"({Count},)", []);
        RawFiles.Extend(inputs, Count * 1024L, [.. new byte[1020], 0, 0, 0xC0, 0x3F]);
        RawFiles.Extend(labels, Count, [7]);

        using var source = NpyDataset.Open(inputs, labels);
        var last = source.Slice(Count - 2, 2).ToDataset();

        Assert.Equal((0f, 1.5f), (last.GetInput(0)[^1], last.GetInput(1)[^1]));
        Assert.Equal([0, 7], Labels(last));
        Assert.Contains("at most 2147483591 bytes fit", Assert.Throws<InvalidDataException>(() => NpyFile.Read(inputs)).Message, StringComparison.Ordinal);
    }

    private static Dataset Read(string inputs, string targets, TargetKind? kind = null)
    {
        using var source = NpyDataset.Open(inputs, targets, kind);
        return source.ToDataset();
    }

    private static float[] Inputs(Dataset dataset) => [.. Enumerable.Range(0, dataset.Count).SelectMany(dataset.GetInput)];

    private static int[] Labels(Dataset dataset) => [.. Enumerable.Range(0, dataset.Count).Select(dataset.GetLabel)];

    private static float[] Values(Dataset dataset) => [.. Enumerable.Range(0, dataset.Count).Select(i => dataset.GetTarget(i)[0])];

    private static void Refuses(string message, Func<object> open) =>
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => open()).Message, StringComparison.Ordinal);
}
