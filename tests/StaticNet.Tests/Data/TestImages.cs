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

    /// <summary>A PNG of 8 bits, grey for 1 channel and red, green, blue for 3.</summary>
    public static byte[] Png(int width, int channels, byte[] pixels)
    {
        int stride = width * channels;
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), pixels.Length / stride);
        header[8] = 8;
        header[9] = (byte)(channels == 1 ? 0 : 2);

        var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Fastest, leaveOpen: true))
            for (int row = 0; row < pixels.Length; row += stride)
            {
                zlib.WriteByte(0);
                zlib.Write(pixels, row, stride);
            }

        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", header), .. Chunk("IDAT", data.ToArray()), .. Chunk("IEND", [])];
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
