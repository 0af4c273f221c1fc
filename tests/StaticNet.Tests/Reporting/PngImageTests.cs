using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using StaticNet.Reporting;
using Xunit;

namespace StaticNet.Tests.Reporting;

public sealed class PngImageTests
{
    [Fact]
    public void Encode_Grey_KeepsPixels()
    {
        var image = new ReportImage([0, 1, 0.5f, -3, 7, float.NaN], width: 3, height: 2);

        var (header, rows) = Decode(PngImage.Encode(image, largestSide: 96));

        Assert.Equal([0, 0, 0, 3, 0, 0, 0, 2, 8, 0, 0, 0, 0], header);
        Assert.Equal([0, 0, 255, 128, 0, 0, 255, 0], rows);
    }

    [Fact]
    public void Encode_Color_InterleavesChannels()
    {
        var image = new ReportImage([1, 0, 0, 0.2f, 0.4f, 0.6f], width: 2, height: 1, channels: 3);

        var (header, rows) = Decode(PngImage.Encode(image, largestSide: 96));

        Assert.Equal(2, header[9]);
        Assert.Equal([0, 255, 0, 102, 0, 51, 153], rows);
    }

    [Fact]
    public void Encode_LargerThanAllowed_AveragesSquares()
    {
        var image = new ReportImage([0, 1, 1, 0, 1, 0, 0, 0, 1], width: 3, height: 3);

        var (header, rows) = Decode(PngImage.Encode(image, largestSide: 2));

        Assert.Equal([0, 0, 0, 2, 0, 0, 0, 2], header[..8]);
        Assert.Equal([0, 128, 128, 0, 0, 255], rows);
    }

    [Fact]
    public void Constructor_WrongSizes_Throws()
    {
        Assert.Throws<ArgumentException>("pixels", () => new ReportImage([1, 2, 3], 2, 2));
        Assert.Throws<ArgumentOutOfRangeException>("channels", () => new ReportImage([1, 2], 1, 1, 2));
        Assert.Throws<ArgumentOutOfRangeException>("width", () => new ReportImage([], 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("height", () => new ReportImage([], 1, 5000));
    }

    private static (byte[] Header, byte[] Rows) Decode(byte[] png)
    {
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10], png[..8]);
        var chunks = new List<(string Type, byte[] Data)>();
        for (int position = 8; position < png.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(position));
            Assert.Equal(Checksum(png.AsSpan(position + 4, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(position + 8 + length)));
            chunks.Add((Encoding.ASCII.GetString(png, position + 4, 4), png[(position + 8)..(position + 8 + length)]));
            position += 12 + length;
        }

        Assert.Equal(["IHDR", "IDAT", "IEND"], chunks.Select(chunk => chunk.Type));
        using var zlib = new ZLibStream(new MemoryStream(chunks[1].Data), CompressionMode.Decompress);
        using var rows = new MemoryStream();
        zlib.CopyTo(rows);
        return (chunks[0].Data, rows.ToArray());
    }

    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        uint crc = ~0u;
        foreach (byte value in data)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xedb88320 : crc >> 1;
        }

        return ~crc;
    }
}
