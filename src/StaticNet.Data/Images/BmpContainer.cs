using System.Buffers.Binary;

namespace StaticNet.Data;

/// <summary>Checks what the decoder of BMP doesn't: that all pixels are there.</summary>
internal static class BmpContainer
{
    private const int FileHeaderLength = 14;
    private const int CoreHeaderLength = 12;
    private const int InfoHeaderLength = 40;

    /// <summary>Compares the bytes that the pixels take with those that there are.</summary>
    /// <exception cref="InvalidDataException">The file ends before its last pixel.</exception>
    public static void Check(string path, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < FileHeaderLength + InfoHeaderLength)
            throw ImageDecoder.Error(path, $"ends at byte {bytes.Length}, inside the header of a BMP image.");
        uint start = BinaryPrimitives.ReadUInt32LittleEndian(bytes[10..]);
        var header = bytes[FileHeaderLength..];
        bool isCore = BinaryPrimitives.ReadUInt32LittleEndian(header) == CoreHeaderLength;
        long width = isCore ? BinaryPrimitives.ReadUInt16LittleEndian(header[4..]) : BinaryPrimitives.ReadInt32LittleEndian(header[4..]);
        long height = isCore ? BinaryPrimitives.ReadUInt16LittleEndian(header[6..]) : BinaryPrimitives.ReadInt32LittleEndian(header[8..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(header[(isCore ? 10 : 14)..]);

        // A negative height is that of an image stored from top to bottom; rows are whole words of 32 bits.
        Int128 needed = start + ((((Int128)width * bits) + 31) / 32 * 4 * Math.Abs(height));
        if (width < 1 || height == 0 || needed > bytes.Length)
            throw ImageDecoder.Error(path, $"ends at byte {bytes.Length}, but {width}×{height} pixels of {bits} bits end at byte {needed}.");
    }
}
