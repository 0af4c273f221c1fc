using System.Buffers.Binary;
using System.Text;
using Xunit;

namespace StaticNet.Tests.Reporting;

/// <summary>A decoded event: the tests' own reader of TFRecord files and protocol buffers, which shares nothing with the writer.</summary>
internal sealed record EventRecord(ILookup<int, object> Fields)
{
    public double WallTime => (double)Fields[1].Single();

    public long Step => (long)(ulong)Fields[2].SingleOrDefault(0ul);

    public string? Version => Fields[3].SingleOrDefault() is byte[] bytes ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>The fields of the one value of the summary.</summary>
    public ILookup<int, object> Value => Parse(Parse(Fields[5].Single())[1].Single());

    public string Tag => Encoding.UTF8.GetString((byte[])Value[1].Single());

    public float Scalar => BitConverter.UInt32BitsToSingle((uint)Value[2].Single());

    public static EventRecord[] ReadAll(string file)
    {
        byte[] bytes = File.ReadAllBytes(file);
        var records = new List<EventRecord>();
        for (int position = 0; position < bytes.Length;)
        {
            int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(position));
            AssertChecksum(bytes, position, 8);
            AssertChecksum(bytes, position + 12, length);
            records.Add(new EventRecord(Parse(bytes[(position + 12)..(position + 12 + length)])));
            position += 12 + length + 4;
        }

        return [.. records];
    }

    public static ILookup<int, object> Parse(object message)
    {
        byte[] bytes = (byte[])message;
        var fields = new List<(int Number, object Value)>();
        for (int position = 0; position < bytes.Length;)
        {
            int key = (int)Varint(bytes, ref position);
            fields.Add((key >> 3, (key & 7) switch
            {
                0 => Varint(bytes, ref position),
                1 => BitConverter.ToDouble(Take(bytes, ref position, 8)),
                2 => Take(bytes, ref position, (int)Varint(bytes, ref position)),
                5 => BitConverter.ToUInt32(Take(bytes, ref position, 4)),
                var type => throw new InvalidDataException($"wire type {type}"),
            }));
        }

        return fields.ToLookup(field => field.Number, field => field.Value);
    }

    public static double[] Doubles(object packed) => [.. ((byte[])packed).Chunk(8).Select(bytes => BitConverter.ToDouble(bytes))];

    private static void AssertChecksum(byte[] bytes, int start, int length)
    {
        // Castagnoli's polynomial, reflected, bit by bit.
        uint crc = ~0u;
        for (int i = start; i < start + length; i++)
        {
            crc ^= bytes[i];
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0x82f63b78 : crc >> 1;
        }

        crc = ~crc;
        uint masked = ((crc >> 15) | (crc << 17)) + 0xa282ead8;
        Assert.Equal(masked, BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(start + length)));
    }

    private static ulong Varint(byte[] bytes, ref int position)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = bytes[position++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }
    }

    private static byte[] Take(byte[] bytes, ref int position, int count) => bytes[position..(position += count)];
}
