using System.Buffers.Binary;
using System.Text;
using StaticNet.CompilerServices;

namespace StaticNet.Data;

/// <summary>
/// Reads and writes NumPy's NPY format, versions 1.0 to 3.0 (NEP 1, and <c>numpy.lib.format</c>): numbers of either byte order, in
/// row-major or Fortran order. Objects, structures, strings, dates and complex numbers are refused; nothing is ever unpickled.
/// </summary>
public static class NpyFile
{
    // Elements start at a multiple of this, as NumPy has it.
    private const int Alignment = 64;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    /// <exception cref="InvalidDataException">
    /// The file isn't NPY, its elements aren't numbers, or it is shorter or longer than its header says. The message names the
    /// file, what is wrong and at which byte, in one line.
    /// </exception>
    public static NpyArray Read(string path)
    {
        using var file = ContentReader.OpenFile(path);
        return Read(file, path);
    }

    /// <summary>Reads a stream from its position to its end. Memory grows with what arrives, not with what the header claims.</summary>
    /// <param name="stream">The stream; it stays open.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <exception cref="InvalidDataException">The content isn't NPY, as <see cref="Read(string)"/> says.</exception>
    public static NpyArray Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Read(new ContentReader(name, stream, ContentReader.RemainingLength(stream)));
    }

    /// <summary>Writes a file: version 1.0, little-endian, row-major, the bytes that NumPy would write.</summary>
    /// <param name="path">The file; if there is one, it is replaced.</param>
    /// <param name="array">The array.</param>
    public static void Write(string path, NpyArray array)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(array);
        using var file = File.Create(path);
        Write(file, array);
    }

    /// <summary>Writes to a stream what <see cref="Write(string, NpyArray)"/> writes to a file.</summary>
    /// <param name="stream">The stream; it stays open.</param>
    /// <param name="array">The array.</param>
    public static void Write(Stream stream, NpyArray array)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(array);
        stream.Write(Header(array));
        stream.Write(array.Bytes.Span);
    }

    /// <summary>Reads the whole content.</summary>
    internal static NpyArray Read(ContentReader reader)
    {
        var header = NpyHeader.Read(reader, Array.MaxLength);
        long start = reader.Offset;
        byte[] bytes = reader.ReadRest((int)header.DataLength, header);
        if (header.ElementType == NpyElementType.Boolean)
        {
            int other = bytes.AsSpan().IndexOfAnyExcept((byte)0, (byte)1);
            if (other >= 0)
                throw reader.Error($"has {bytes[other]} at byte {start + other}; a boolean is 0 or 1.");
        }

        return new NpyArray(reader.Path, header.ElementType, header.Shape, NpyOrder.Normalize(bytes, header));
    }

    private static byte[] Header(NpyArray array)
    {
        // One dimension takes a comma, or it would be a number and not a tuple.
        string shape = string.Join(", ", array.Shape) + (array.Shape.Length == 1 ? "," : "");
        string text = $"{{'descr': '{NpyElementTypes.Describe(array.ElementType)}', 'fortran_order': False, 'shape': ({shape}), }}";
        int textStart = NpyHeader.Magic.Length + 2 + sizeof(ushort);
        int length = (textStart + text.Length + 1 + Alignment - 1) / Alignment * Alignment;

        byte[] header = new byte[length];
        NpyHeader.Magic.CopyTo(header);
        header[NpyHeader.Magic.Length] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(textStart - sizeof(ushort)), (ushort)(length - textStart));
        header.AsSpan(textStart).Fill((byte)' ');
        Encoding.ASCII.GetBytes(text, header.AsSpan(textStart));
        header[^1] = (byte)'\n';
        return header;
    }
}
