using System.Buffers.Binary;
using System.Numerics;

namespace StaticNet.TensorBoard;

/// <summary>
/// Frames records as TensorFlow's <c>RecordWriter</c> does (TFRecord): the length as uint64, its masked checksum, the data, the data's masked
/// checksum; all little-endian. The checksum is CRC-32C.
/// </summary>
/// <param name="stream">Receives the records.</param>
internal sealed class RecordStream(Stream stream)
{
    private const uint MaskDelta = 0xa282ead8;

    /// <summary>Writes a record.</summary>
    /// <param name="data">Its data.</param>
    public void Write(ReadOnlySpan<byte> data)
    {
        Span<byte> head = stackalloc byte[sizeof(ulong) + sizeof(uint)];
        BinaryPrimitives.WriteUInt64LittleEndian(head, (ulong)data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(head[sizeof(ulong)..], MaskedChecksum(head[..sizeof(ulong)]));
        Span<byte> tail = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(tail, MaskedChecksum(data));
        stream.Write(head);
        stream.Write(data);
        stream.Write(tail);
    }

    // Masked, since the checksum of data that holds its own checksum says little (TensorFlow, crc32c.h).
    private static uint MaskedChecksum(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        for (; data.Length >= sizeof(ulong); data = data[sizeof(ulong)..])
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(data));
        foreach (byte value in data)
            crc = BitOperations.Crc32C(crc, value);
        return BitOperations.RotateRight(~crc, 15) + MaskDelta;
    }
}
