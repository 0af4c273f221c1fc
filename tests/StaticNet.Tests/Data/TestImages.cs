using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace StaticNet.Tests.Data;

/// <summary>Images as files, written by hand.</summary>
internal static class TestImages
{
    /// <summary>A binary PGM of one byte a pixel.</summary>
    public static byte[] Pgm(int width, byte[] pixels) =>
        [.. Encoding.ASCII.GetBytes($"P5\n# a comment\n{width} {pixels.Length / width}\n255\n"), .. pixels];

    /// <summary>A PNG of 8 bits: grey for 1 channel, red, green, blue for 3; with opacity for 2 and 4.</summary>
    public static byte[] Png(int width, int channels, byte[] pixels) =>
        Png(width, channels, channels switch { 1 => 0, 2 => 4, 3 => 2, _ => 6 }, pixels);

    /// <summary>A PNG of 8 bits of any type, with chunks between its header and its data.</summary>
    public static byte[] Png(int width, int channels, int type, byte[] pixels, params (string Type, byte[] Data)[] chunks)
    {
        int stride = width * channels;
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), pixels.Length / stride);
        header[8] = 8;
        header[9] = (byte)type;

        var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Fastest, leaveOpen: true))
            for (int row = 0; row < pixels.Length; row += stride)
            {
                zlib.WriteByte(0);
                zlib.Write(pixels, row, stride);
            }

        return [
            0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", header),
            .. chunks.SelectMany(chunk => Chunk(chunk.Type, chunk.Data)), .. Chunk("IDAT", data.ToArray()), .. Chunk("IEND", []),
        ];
    }

    /// <summary>A BMP of 24 bits from red, green, blue.</summary>
    public static byte[] Bmp(int width, byte[] pixels)
    {
        int height = pixels.Length / (3 * width);
        int stride = ((3 * width) + 3) / 4 * 4;
        byte[] file = new byte[54 + (stride * height)];
        "BM"u8.CopyTo(file);
        int[] fields = [file.Length, 0, 54, 40, width, height, 1 | (24 << 16)];
        for (int i = 0; i < fields.Length; i++)
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(2 + (4 * i)), fields[i]);
        // From the last row to the first, blue before green before red.
        for (int row = 0; row < height; row++)
            for (int i = 0; i < 3 * width; i++)
                file[54 + ((height - 1 - row) * stride) + (i / 3 * 3) + 2 - (i % 3)] = pixels[(row * 3 * width) + i];
        return file;
    }

    /// <summary>
    /// A JPEG of 16×8 in two blocks, the left one black and the right one white, with a segment of EXIF data or without any: all but that
    /// segment is of a file whose reading by another decoder is known.
    /// </summary>
    public static byte[] BlackAndWhiteJpeg(byte[]? exif)
    {
        byte[] segment = exif is null ? [] : [0xFF, 0xE1, (byte)((exif.Length + 8) >> 8), (byte)(exif.Length + 8), .. "Exif\0\0"u8, .. exif];
        return [
            0xFF, 0xD8, .. segment,
            0xFF, 0xDB, 0, 67, 0, .. Enumerable.Repeat((byte)16, 64),
            0xFF, 0xC0, 0, 11, 8, 0, 8, 0, 16, 1, 1, 0x11, 0,
            0xFF, 0xC4, 0, 31, 0, 0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
            0xFF, 0xC4, 0, 20, 0x10, 0, 1, .. Enumerable.Repeat((byte)0, 15),
            0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 0x3F, 0, 0xF3, 0xF3, 0xE8, 0x03, 0xFF, 0xD9,
        ];
    }

    /// <summary>EXIF data: a TIFF directory with one entry.</summary>
    public static byte[] Exif(bool isBigEndian, ushort tag, ushort type, uint count, uint value)
    {
        byte[] data = new byte[26];
        (isBigEndian ? "MM\0*\0\0\0\b"u8 : "II*\0\b\0\0\0"u8).CopyTo(data);
        byte[] entry = [.. Bytes(1, 2), .. Bytes(tag, 2), .. Bytes(type, 2), .. Bytes(count, 4), .. type == 3 ? [.. Bytes(value, 2), 0, 0] : Bytes(value, 4)];
        entry.CopyTo(data, 8);
        return data;

        byte[] Bytes(uint number, int length)
        {
            byte[] bytes = BitConverter.GetBytes(number)[..length];
            if (isBigEndian)
                Array.Reverse(bytes);
            return bytes;
        }
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] length = new byte[4], checksum = new byte[4];
        byte[] content = [.. Encoding.ASCII.GetBytes(type), .. data];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(checksum, Checksum(content));
        return [.. length, .. content, .. checksum];
    }

    // Bit by bit, as the standard defines it: the library's table isn't its own proof.
    private static uint Checksum(byte[] content)
    {
        uint checksum = uint.MaxValue;
        foreach (byte value in content)
        {
            checksum ^= value;
            for (int bit = 0; bit < 8; bit++)
                checksum = (checksum >> 1) ^ ((checksum & 1) * 0xEDB88320);
        }

        return ~checksum;
    }
}
