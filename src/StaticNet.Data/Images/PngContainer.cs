using System.Buffers.Binary;
using StaticNet.CompilerServices;

namespace StaticNet.Data;

/// <summary>Checks what the decoder of PNG doesn't: that the file is whole and its checksums right (ISO/IEC 15948).</summary>
internal static class PngContainer
{
    // Around the data of a chunk: its length and type before, its checksum after.
    private const int Overhead = 12;

    /// <summary>The first bytes of every PNG.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Walks through the chunks to the last.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="exif">The EXIF data, which chunk eXIf has; empty without one.</param>
    /// <exception cref="InvalidDataException">One is cut off or damaged, or the last is missing.</exception>
    public static void Check(string path, ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> exif)
    {
        exif = default;
        int position = Signature.Length;
        while (position <= bytes.Length - Overhead)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(bytes[position..]);
            if (length > bytes.Length - position - Overhead)
                break;
            // The checksum is of type and data.
            var content = bytes.Slice(position + 4, (int)length + 4);
            var checksum = new Crc32();
            checksum.Append(content);
            if (BinaryPrimitives.ReadUInt32BigEndian(bytes[(position + 8 + (int)length)..]) != checksum.Value)
                throw ImageDecoder.Error(path, $"has a damaged chunk at byte {position}: its checksum is another.");
            if (content.StartsWith("IEND"u8))
                return;
            if (content.StartsWith("eXIf"u8))
                exif = content[4..];
            position += (int)length + Overhead;
        }

        throw ImageDecoder.Error(path, $"ends at byte {bytes.Length}, inside the chunk at byte {position} of a PNG image.");
    }
}
