using System.Buffers.Binary;

namespace StaticNet.Federated;

/// <summary>Records of one length that belong to clients, in the order of their indices: each its client's index, as 32 bits little-endian, and its content.</summary>
internal static class IndexedRecords
{
    private const int IndexLength = sizeof(int);

    /// <summary>The bytes of records.</summary>
    /// <param name="records">The records, by index.</param>
    /// <param name="length">The length of a content.</param>
    public static byte[] Write(SortedDictionary<int, byte[]> records, int length)
    {
        byte[] bytes = new byte[records.Count * (IndexLength + length)];
        var rest = bytes.AsSpan();
        foreach (var (index, content) in records)
        {
            BinaryPrimitives.WriteInt32LittleEndian(rest, index);
            content.CopyTo(rest[IndexLength..]);
            rest = rest[(IndexLength + length)..];
        }

        return bytes;
    }

    /// <summary>The bytes of indices without content.</summary>
    /// <param name="indices">The indices.</param>
    public static byte[] Write(IEnumerable<int> indices)
    {
        var records = new SortedDictionary<int, byte[]>();
        foreach (int index in indices)
            records.Add(index, []);
        return Write(records, 0);
    }

    /// <summary>The records of bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="length">The length of a content.</param>
    /// <returns>The records, or null where the length is no number of records or the indices don't ascend from 1.</returns>
    public static SortedDictionary<int, byte[]>? TryRead(ReadOnlySpan<byte> bytes, int length)
    {
        if (bytes.Length % (IndexLength + length) != 0)
            return null;
        var records = new SortedDictionary<int, byte[]>();
        int last = 0;
        for (; !bytes.IsEmpty; bytes = bytes[(IndexLength + length)..])
        {
            int index = BinaryPrimitives.ReadInt32LittleEndian(bytes);
            if (index <= last)
                return null;
            records.Add(index, bytes.Slice(IndexLength, length).ToArray());
            last = index;
        }

        return records;
    }
}
