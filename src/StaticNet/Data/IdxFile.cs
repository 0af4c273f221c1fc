using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;
using StaticNet.CompilerServices;

namespace StaticNet.Data;

/// <summary>
/// A tensor read from an IDX file, the format of MNIST (LeCun, Cortes and Burges): two zero bytes, the element type, the
/// number of dimensions, each dimension as a big-endian 32-bit integer, then the elements in row-major order, big-endian.
/// </summary>
public sealed class IdxFile
{
    private IdxFile(string path, IdxElementType elementType, ImmutableArray<int> shape, byte[] bytes)
    {
        Path = path;
        ElementType = elementType;
        Shape = shape;
        Bytes = bytes;
    }

    /// <summary>Where the file was read from.</summary>
    public string Path { get; }

    /// <summary>The type of the elements.</summary>
    public IdxElementType ElementType { get; }

    /// <summary>The dimensions; of images <c>[samples, rows, columns]</c>, of labels <c>[samples]</c>.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>The elements as they are in the file, row-major and big-endian.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The number of elements.</summary>
    public int Count => Bytes.Length / IdxHeader.SizeOf(ElementType);

    /// <summary>Reads a file, raw or compressed by gzip, whatever its name.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    /// <exception cref="InvalidDataException">
    /// The file isn't IDX, or is shorter or longer than its header says. The message names the file, what is wrong and at
    /// which byte (of the decompressed data, if compressed), in one line.
    /// </exception>
    public static IdxFile Read(string path)
    {
        using var file = ContentReader.OpenFile(path);
        if (!IsGzip(file))
            return Read(new ContentReader(path, file, file.Length));
        using var content = new GZipStream(file, CompressionMode.Decompress);
        return Read(new ContentReader(path, content, null));
    }

    /// <summary>The elements as floats, unscaled; a new array.</summary>
    public float[] ToSingles()
    {
        var bytes = Bytes.Span;
        float[] values = new float[Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = ElementType switch
            {
                IdxElementType.Real32 => BinaryPrimitives.ReadSingleBigEndian(bytes[(i * sizeof(float))..]),
                IdxElementType.Real64 => (float)BinaryPrimitives.ReadDoubleBigEndian(bytes[(i * sizeof(double))..]),
                _ => ReadInteger(bytes, i),
            };
        return values;
    }

    /// <summary>The elements as integers; a new array.</summary>
    /// <exception cref="InvalidDataException">The elements are floating-point numbers.</exception>
    public int[] ToInt32s()
    {
        if (ElementType is IdxElementType.Real32 or IdxElementType.Real64)
            throw new InvalidDataException($"{Path}: the elements are of type {ElementType}, not integers.");
        int[] values = new int[Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = ReadInteger(Bytes.Span, i);
        return values;
    }

    private int ReadInteger(ReadOnlySpan<byte> bytes, int index) => ElementType switch
    {
        IdxElementType.Unsigned8 => bytes[index],
        IdxElementType.Signed8 => (sbyte)bytes[index],
        IdxElementType.Signed16 => BinaryPrimitives.ReadInt16BigEndian(bytes[(index * sizeof(short))..]),
        _ => BinaryPrimitives.ReadInt32BigEndian(bytes[(index * sizeof(int))..]),
    };

    /// <summary>Whether a file is compressed; it is at its start before and after.</summary>
    internal static bool IsGzip(FileStream file)
    {
        Span<byte> magic = stackalloc byte[2];
        int read = file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return read == magic.Length && magic[0] == 0x1F && magic[1] == 0x8B;
    }

    private static IdxFile Read(ContentReader reader)
    {
        var header = IdxHeader.Read(reader, Array.MaxLength);
        return new IdxFile(reader.Path, header.ElementType, header.Shape, reader.ReadRest((int)header.DataLength, header));
    }
}
