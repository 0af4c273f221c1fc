using System.IO.Compression;
using Xunit;

namespace StaticNet.Tests.Data;

/// <summary>Files that can't be opened or read, their handles and their fingerprints.</summary>
public sealed class FileSourceFaultTests : IDisposable
{
    private readonly RawFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Open_WhatCannotBeReadByOffset_IsRefused()
    {
        string labels = _files.Npy("y.npy", "|u1", "(2,)", [0, 1]);
        string fortran = _files.Npy("f.npy", "<f4", "(2, 2)", new byte[16], "True");
        string column = _files.Npy("c.npy", "<f4", "(2, 1)", new byte[8], "True");
        string idx = _files.Idx("x", IdxElementType.Unsigned8, [2, 1], [1, 2]);
        string packed = _files.PathOf("x.gz");
        using (var file = new GZipStream(File.Create(packed), CompressionMode.Compress))
            file.Write(File.ReadAllBytes(idx));

        Refuses("f.npy: is in Fortran order", () => NpyDataset.Open(fortran, labels));
        using (var read = NpyDataset.Open(column, labels))
            Assert.Equal(2, read.ToDataset().Count);
        Refuses("x.gz: is compressed", () => IdxDataset.Open(packed, _files.Idx("l", IdxElementType.Unsigned8, [2], [0, 1])));
        Refuses("has 2 samples, but", () => NpyDataset.Open(column, _files.Npy("three.npy", "|u1", "(3,)", [0, 1, 2])));
        Refuses("no samples", () => NpyDataset.Open(_files.Npy("e.npy", "<f4", "(0, 2)", []), labels));
        Refuses("the elements are of type Real32, not integers", () => IdxDataset.Open(idx, _files.Idx("r", IdxElementType.Real32, [2], new byte[8])));
        Refuses("ends at byte", () => NpyDataset.Open(_files.Npy("s.npy", "<f4", "(2, 2)", new byte[15]), labels));
        Refuses("there is more data", () => NpyDataset.Open(_files.Npy("l.npy", "<f4", "(2, 2)", new byte[17]), labels));
        Assert.Throws<FileNotFoundException>(() => NpyDataset.Open(column, _files.PathOf("none.npy")));

        // What was opened before was closed again: nobody holds it.
        using var exclusive = new FileStream(column, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    [Fact]
    public void Open_NpzCompressed_IsRefused()
    {
        string path = _files.PathOf("data.npz");
        NpzFile.Write(path, [new("x", NpyArray.Create(new float[300], 100, 3)), new("y", NpyArray.Create(new int[100], 100))], CompressionLevel.Fastest);

        Refuses("x.npy: is compressed", () => NpyDataset.Open(path, "x", "y"));
    }

    [Fact]
    public void Read_BadNumbers_NameFileAndRow()
    {
        string inputs = _files.Npy("x.npy", "<f8", "(3, 2)", RawFiles.Doubles(0, 0, 0, 0, 0, 1e300));
        string labels = _files.Npy("y.npy", "<i4", "(3,)", [1, 0, 0, 0, 0xFE, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0]);
        string reals = _files.Npy("r.npy", "<f4", "(3,)", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xC0, 0x3F]);
        string booleans = _files.Npy("b.npy", "|b1", "(3, 2)", [0, 1, 0, 2, 0, 0]);

        Fails(2, "(row 2 of", "x.npy): number 1 is 1E+300, beyond the largest float.", NpyDataset.Open(inputs, labels).Select([2, 0]).ToDataset, expectedIndex: 0);
        Fails(1, "(row 1 of", "y.npy): its number is -2; labels are whole numbers", NpyDataset.Open(_files.Zeros(), labels).ToDataset);
        Fails(2, "(row 2 of", "r.npy): its number is 1.5; labels are whole numbers", NpyDataset.Open(_files.Zeros(), reals, TargetKind.Labels).ToDataset);
        Fails(1, "(row 1 of", "b.npy): number 1 is 2; a boolean is 0 or 1.", NpyDataset.Open(booleans, reals).ToDataset);
    }

    [Fact]
    public void Read_FileThatBecameShorter_NamesFileRowAndByte()
    {
        string inputs = _files.Npy("x.npy", "<f4", "(100, 2)", new byte[800]);
        using var source = NpyDataset.Open(inputs, _files.Npy("y.npy", "|u1", "(100,)", new byte[100]));
        long header = new FileInfo(inputs).Length - 800;
        RawFiles.Truncate(inputs, header + 404);

        Fails(50, "(row 50 of", $"x.npy): the file ends at byte {header + 404}, before the sample does", source.ToDataset);
        Fails(77, "(row 77 of", $"x.npy): the file ends at byte {header + 404}", source.Slice(77, 1).ToDataset, expectedIndex: 0);
        Assert.Equal(50, source.Slice(0, 50).ToDataset().Count);
    }

    [Fact]
    public void Dispose_FileSource_ClosesItsFiles()
    {
        string inputs = _files.Zeros(), labels = _files.Npy("y.npy", "|u1", "(3,)", [0, 1, 2]);
        var source = NpyDataset.Open(inputs, labels);
        var shards = new ShardedSource(source);

        shards.Dispose();
        source.Dispose();

        Assert.Throws<ObjectDisposedException>(() => source.ToDataset());
        using var first = new FileStream(inputs, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        using var second = new FileStream(labels, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    [Fact]
    public void Fingerprint_OfFiles_IsOfTheirContent()
    {
        byte[] elements = new byte[4 * 400_000];
        new Random(1).NextBytes(elements);
        elements.AsSpan().Replace((byte)0x7F, (byte)0);
        elements.AsSpan().Replace((byte)0xFF, (byte)0);
        string labels = _files.Npy("y.npy", "|u1", "(400000,)", new byte[400_000]);
        string Of(string name, byte[] bytes)
        {
            using var source = NpyDataset.Open(_files.Npy(name, "<f4", "(400000, 1)", bytes), labels);
            return source.Fingerprint;
        }

        string fingerprint = Of("x.npy", elements);
        Assert.Equal(fingerprint, Of("moved.npy", elements));
        foreach (int place in (int[])[0, elements.Length - 1])
        {
            byte[] changed = [.. elements];
            changed[place] ^= 1;
            Assert.NotEqual(fingerprint, Of("changed.npy", changed));
        }

        // Below 256 KiB every byte counts.
        byte[] few = elements[..200_000];
        string small = _files.Npy("small.npy", "|u1", "(50000,)", new byte[50_000]);
        string OfFew(byte[] bytes)
        {
            using var source = NpyDataset.Open(_files.Npy("few.npy", "<f4", "(50000, 1)", bytes), small);
            return source.Fingerprint;
        }

        string whole = OfFew(few);
        for (int place = 3; place < few.Length; place += 9_973)
        {
            few[place] ^= 1;
            Assert.NotEqual(whole, OfFew(few));
            few[place] ^= 1;
        }
    }

    private static void Refuses(string message, Func<object> open) =>
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => open()).Message, StringComparison.Ordinal);

    private static void Fails(int row, string place, string reason, Func<Dataset> read, int? expectedIndex = null)
    {
        var exception = Assert.Throws<SampleException>(() => read());
        Assert.Equal(expectedIndex ?? row, exception.SampleIndex);
        Assert.StartsWith($"Sample {expectedIndex ?? row} {place} ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }
}
