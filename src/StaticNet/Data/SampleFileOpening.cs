using System.IO.Compression;
using StaticNet.CompilerServices;

namespace StaticNet.Data;

/// <summary>Opens files whose samples are read by offset: raw ones, in row-major order. They may be of any length.</summary>
internal static class SampleFileOpening
{
    // No file system has larger files.
    private const long LongestFile = 1L << 60;

    private static readonly (IdxElementType Idx, NpyElementType Npy)[] Types =
    [
        (IdxElementType.Unsigned8, NpyElementType.Unsigned8),
        (IdxElementType.Signed8, NpyElementType.Signed8),
        (IdxElementType.Signed16, NpyElementType.Signed16),
        (IdxElementType.Signed32, NpyElementType.Signed32),
        (IdxElementType.Real32, NpyElementType.Real32),
        (IdxElementType.Real64, NpyElementType.Real64),
    ];

    /// <summary>Opens an IDX file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It isn't IDX, is compressed, or is shorter or longer than its header says.</exception>
    public static SampleFile OpenIdx(string path) => Open(path, static (path, file) =>
    {
        if (IdxFile.IsGzip(file))
            throw new InvalidDataException($"{path}: is compressed, so that no sample can be read without those before it; unpack it, or read all of it into memory.");
        var reader = new ContentReader(path, file, file.Length);
        var idx = IdxHeader.Read(reader, LongestFile);
        reader.CheckRest(idx.DataLength, idx);
        var type = Array.Find(Types, pair => pair.Idx == idx.ElementType).Npy;
        return new SampleFile(path, file, reader.Offset, new NpyHeader(type, IsBigEndian: true, IsFortranOrder: false, idx.Shape, idx.DataLength));
    });

    /// <summary>Opens an NPY file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It isn't NPY, is in Fortran order, or is shorter or longer than its header says.</exception>
    public static SampleFile OpenNpy(string path) => Open(path, static (path, file) =>
    {
        var reader = new ContentReader(path, file, file.Length);
        var header = ReadHeader(reader);
        reader.CheckRest(header.DataLength, header);
        return new SampleFile(path, file, reader.Offset, header);
    });

    /// <summary>Opens an array of an NPZ file that isn't compressed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The array.</param>
    /// <exception cref="IOException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It has no such array, or the array is compressed, in Fortran order or damaged.</exception>
    public static SampleFile OpenNpz(string path, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Open(path, (path, file) =>
        {
            var npz = new NpzReader(path, () => file, ownsContent: false, NpzFile.DefaultMaximumLength);
            return npz.InEntry(name, (source, entry) => OpenEntry(source, file, entry));
        });
    }

    // Bytes that are stored as they are come from the file when they are asked for, which tells where they lie.
    private static SampleFile OpenEntry(string source, FileStream file, ZipArchiveEntry entry)
    {
        var compressed = new InvalidDataException(
            $"{source}: is compressed, so that no sample can be read without those before it; write it with numpy.savez, or read all of it into memory.");
        if (entry.CompressedLength != entry.Length)
            throw compressed;
        using var content = entry.Open();
        var reader = new ContentReader(source, content, entry.Length);
        var header = ReadHeader(reader);
        reader.CheckRest(header.DataLength, header);
        long start = file.Position;
        if (!IsHeaderBefore(file, start, reader.Offset))
            throw compressed;
        if (file.Length - start < header.DataLength)
            throw reader.Error($"its {header.DataLength} bytes are beyond the end of the archive at byte {file.Length}.");
        return new SampleFile(source, file, start, header);
    }

    private static bool IsHeaderBefore(FileStream file, long start, long headerLength)
    {
        Span<byte> magic = stackalloc byte[NpyHeader.Magic.Length];
        return start >= headerLength
            && RandomAccess.Read(file.SafeFileHandle, magic, start - headerLength) == magic.Length
            && magic.SequenceEqual(NpyHeader.Magic);
    }

    private static NpyHeader ReadHeader(ContentReader reader)
    {
        var header = NpyHeader.Read(reader, LongestFile);
        return NpyOrder.IsRowMajor(header)
            ? header
            : throw reader.Error($"is in Fortran order, so that a sample isn't in one piece; write it with numpy.ascontiguousarray, or read all of it into memory.");
    }

    private static SampleFile Open(string path, Func<string, FileStream, SampleFile> open)
    {
        var file = ContentReader.OpenFile(path);
        try
        {
            return open(path, file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
