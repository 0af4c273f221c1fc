using System.Buffers.Binary;

namespace StaticNet.Tests.Data;

/// <summary>
/// Damages files: flips bits, cuts, inserts, repeats, overwrites, and sets what may be a length to an extreme. The n-th mutation
/// of a file is a function of its seed.
/// </summary>
internal sealed class Mutator(ulong seed)
{
    private static readonly long[] Extremes =
        [0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, long.MaxValue, -1, 1 << 20, 1 << 30];

    // Characters that structure text, put where they are least expected.
    private static readonly byte[] Structure = [.. ",;\t\"'\n\r(){}: -9Ee.\0"u8];

    private RandomStream _random = new(seed, RandomStreams.Derive(256, 0));

    /// <summary>The mutations that a test makes of each file: as many as STATICNET_FUZZ says, or 2,000.</summary>
    public static int Count { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("STATICNET_FUZZ"), out int count) && count > 0 ? count : 2000;

    /// <summary>A damaged copy: one to four changes.</summary>
    public byte[] Mutate(byte[] content)
    {
        var bytes = new List<byte>(content);
        for (int changes = 1 + _random.NextInt32(4); changes > 0; changes--)
            Change(bytes);
        return [.. bytes];
    }

    private void Change(List<byte> bytes)
    {
        int start = _random.NextInt32(bytes.Count + 1);
        int length = Math.Min(1 + _random.NextInt32(16), bytes.Count - start);
        switch (_random.NextInt32(8))
        {
            case 0 or 1 when start < bytes.Count:
                bytes[start] ^= (byte)(1 << _random.NextInt32(8));
                break;
            case 2:
                bytes.RemoveRange(start, bytes.Count - start);
                break;
            case 3:
                bytes.RemoveRange(start, length);
                break;
            case 4:
                for (int i = 0; i < length; i++)
                    bytes.Insert(start, (byte)_random.NextInt32(256));
                break;
            case 5:
                bytes.InsertRange(start, bytes.GetRange(start, length));
                break;
            case 6 when start < bytes.Count:
                bytes[start] = Structure[_random.NextInt32(Structure.Length)];
                break;
            default:
                SetLength(bytes, start);
                break;
        }
    }

    private void SetLength(List<byte> bytes, int start)
    {
        Span<byte> extreme = stackalloc byte[sizeof(long)];
        long value = Extremes[_random.NextInt32(Extremes.Length)];
        int size = 1 << _random.NextInt32(4);
        BinaryPrimitives.WriteInt64LittleEndian(extreme, value);
        if (_random.NextInt32(2) == 0)
            extreme[..size].Reverse();
        for (int i = 0; i < size && start + i < bytes.Count; i++)
            bytes[start + i] = extreme[i];
    }
}
