using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace StaticNet.Federated;

/// <summary>
/// Pseudorandom 32-bit words of a key: AES-256 in counter mode (NIST SP 800-38A), read little-endian. The counters' blocks are encrypted thousands at a time, which .NET hands to the
/// processor's instructions.
/// </summary>
internal sealed class MaskStream : IDisposable
{
    private const int BlockLength = 16;
    private const int BlocksAtOnce = 2048;
    private readonly Aes _cipher = Aes.Create();
    private readonly byte[] _counters = new byte[BlocksAtOnce * BlockLength];
    private readonly byte[] _stream = new byte[BlocksAtOnce * BlockLength];
    private UInt128 _counter;

    /// <summary>The words of a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="counter">The first counter. A key is used once, so that it may be 0.</param>
    public MaskStream(Secret key, UInt128 counter = default)
    {
        _cipher.SetKey(key.Bytes);
        _counter = counter;
    }

    /// <summary>Adds the next words modulo 2³². Calls but the last take multiples of four words.</summary>
    /// <param name="words">What they are added to.</param>
    public void AddTo(Span<uint> words)
    {
        while (!words.IsEmpty)
        {
            var mask = Next(words.Length);
            Add(words[..mask.Length], mask);
            words = words[mask.Length..];
        }
    }

    /// <summary>Subtracts the next words modulo 2³². Calls but the last take multiples of four words.</summary>
    /// <param name="words">What they are subtracted from.</param>
    public void SubtractFrom(Span<uint> words)
    {
        while (!words.IsEmpty)
        {
            var mask = Next(words.Length);
            Subtract(words[..mask.Length], mask);
            words = words[mask.Length..];
        }
    }

    /// <summary>Zeroes the key and the words.</summary>
    public void Dispose()
    {
        _cipher.Dispose();
        CryptographicOperations.ZeroMemory(_stream);
    }

    /// <summary>Adds words modulo 2³².</summary>
    /// <param name="words">What is added to.</param>
    /// <param name="others">What is added; as many.</param>
    internal static void Add(Span<uint> words, ReadOnlySpan<uint> others)
    {
        var wide = MemoryMarshal.Cast<uint, Vector<uint>>(words);
        var otherWide = MemoryMarshal.Cast<uint, Vector<uint>>(others);
        for (int i = 0; i < wide.Length; i++)
            wide[i] += otherWide[i];
        for (int i = wide.Length * Vector<uint>.Count; i < words.Length; i++)
            words[i] += others[i];
    }

    private static void Subtract(Span<uint> words, ReadOnlySpan<uint> others)
    {
        var wide = MemoryMarshal.Cast<uint, Vector<uint>>(words);
        var otherWide = MemoryMarshal.Cast<uint, Vector<uint>>(others);
        for (int i = 0; i < wide.Length; i++)
            wide[i] -= otherWide[i];
        for (int i = wide.Length * Vector<uint>.Count; i < words.Length; i++)
            words[i] -= others[i];
    }

    private Span<uint> Next(int words)
    {
        int blocks = Math.Min(BlocksAtOnce, (words + 3) / 4);
        for (int i = 0; i < blocks; i++)
            BinaryPrimitives.WriteUInt128BigEndian(_counters.AsSpan(i * BlockLength), _counter++);
        _cipher.EncryptEcb(_counters.AsSpan(0, blocks * BlockLength), _stream, PaddingMode.None);
        var stream = MemoryMarshal.Cast<byte, uint>(_stream.AsSpan())[..Math.Min(words, blocks * 4)];
        if (!BitConverter.IsLittleEndian)
            BinaryPrimitives.ReverseEndianness(stream, stream);
        return stream;
    }
}
