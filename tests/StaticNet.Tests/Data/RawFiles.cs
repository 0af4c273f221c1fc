using System.Buffers.Binary;
using System.Text;
using StaticNet.Tests.Files;

namespace StaticNet.Tests.Data;

/// <summary>Files of numbers, written byte by byte, which live for a test.</summary>
internal sealed class RawFiles : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    public string PathOf(string name) => _directory.PathOf(name);

    public string Npy(string name, string description, string shape, byte[] elements, string isFortran = "False")
    {
        string text = $"{{'descr': '{description}', 'fortran_order': {isFortran}, 'shape': {shape}, }}\n";
        byte[] header = [0x93, .. "NUMPY"u8, 1, 0, (byte)text.Length, 0, .. Encoding.ASCII.GetBytes(text)];
        File.WriteAllBytes(_directory.PathOf(name), [.. header, .. elements]);
        return _directory.PathOf(name);
    }

    public string Idx(string name, IdxElementType type, int[] shape, byte[] elements)
    {
        byte[] header = new byte[4 + (4 * shape.Length)];
        (header[2], header[3]) = ((byte)type, (byte)shape.Length);
        for (int i = 0; i < shape.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + (4 * i)), shape[i]);
        File.WriteAllBytes(_directory.PathOf(name), [.. header, .. elements]);
        return _directory.PathOf(name);
    }

    /// <summary>Three samples of one number, 0.</summary>
    public string Zeros() => Npy("zeros.npy", "<f4", "(3, 1)", new byte[12]);

    public static byte[] Doubles(params double[] values)
    {
        byte[] bytes = new byte[values.Length * sizeof(double)];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), values[i]);
        return bytes;
    }

    /// <summary>Makes a file longer, with nothing but its end written.</summary>
    public static void Extend(string path, long length, byte[] end)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write);
        file.Position = file.Length + length - end.Length;
        file.Write(end);
    }

    /// <summary>Makes a file that may be open shorter.</summary>
    public static void Truncate(string path, long length)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.SetLength(length);
    }
}
