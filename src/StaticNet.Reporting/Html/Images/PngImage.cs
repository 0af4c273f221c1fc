using System.Buffers.Binary;
using System.IO.Compression;

namespace StaticNet.Reporting;

/// <summary>Encodes pictures as PNG (ISO/IEC 15948): 8 bits a channel, one data chunk, rows unfiltered.</summary>
internal static class PngImage
{
    private const byte Grey = 0;
    private const byte Color = 2;

    /// <summary>Encodes a picture.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="largestSide">
    /// The most rows and columns: of a larger picture squares of pixels are averaged, of the smallest side that will do.
    /// </param>
    public static byte[] Encode(ReportImage image, int largestSide)
    {
        int factor = (Math.Max(image.Width, image.Height) + largestSide - 1) / largestSide;
        int width = (image.Width + factor - 1) / factor, height = (image.Height + factor - 1) / factor;
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;
        header[9] = image.Channels == 1 ? Grey : Color;

        var png = new MemoryStream();
        png.Write([0x89, .. "PNG\r\n\x1a\n"u8]);
        WriteChunk(png, "IHDR"u8, header);
        WriteChunk(png, "IDAT"u8, Compress(Rows(image, factor, width, height)));
        WriteChunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    // Each row begins with its filter, 0 for none.
    private static byte[] Rows(ReportImage image, int factor, int width, int height)
    {
        byte[] rows = new byte[height * (1 + (width * image.Channels))];
        int place = 0;
        for (int y = 0; y < height; y++)
        {
            place++;
            for (int x = 0; x < width; x++)
                for (int channel = 0; channel < image.Channels; channel++)
                    rows[place++] = Average(image, x * factor, y * factor, channel, factor);
        }

        return rows;
    }

    private static byte Average(ReportImage image, int left, int top, int channel, int factor)
    {
        int right = Math.Min(left + factor, image.Width), bottom = Math.Min(top + factor, image.Height);
        int sum = 0, count = (right - left) * (bottom - top);
        for (int y = top; y < bottom; y++)
            for (int x = left; x < right; x++)
                sum += image.Bytes[(((y * image.Width) + x) * image.Channels) + channel];
        return (byte)((sum + (count / 2)) / count);
    }

    private static byte[] Compress(byte[] rows)
    {
        var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
            zlib.Write(rows);
        return compressed.ToArray();
    }

    private static void WriteChunk(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(type);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Checksum(Checksum(uint.MaxValue, type), data));
        png.Write(number);
    }

    // CRC-32 as PNG has it, bit by bit: these pictures are small.
    private static uint Checksum(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (byte value in data)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ (0xedb88320 & (0 - (crc & 1)));
        }

        return crc;
    }
}
