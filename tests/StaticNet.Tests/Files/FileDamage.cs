using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace StaticNet.Tests.Files;

/// <summary>Seeded damage to safetensors files: to bits, to lengths and to what the header says.</summary>
internal static class FileDamage
{
    private static readonly string[] Numbers =
    [
        "0", "1", "-1", "-0", "4", "7", "1.5", "1e3", "1e400", "00", "2147483648", "4294967296", "9223372036854775807", "9223372036854775808",
        "18446744073709551615", "99999999999999999999999999", "null", "[]", "\"1\"", "",
    ];

    private static readonly string[] Fragments =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\ud800", "\0", " ", "__metadata__", "dtype", "shape", "data_offsets", "F32", "I64", "F4", "BOOL",
        "\"a\":1,", "\"a\":{},", "[[[[", "{\"a\":{\"a\":{\"a\":", "\u00e9", "sha256", "text:",
    ];

    private static readonly ulong[] Lengths =
        [0, 1, 2, 7, 8, 99_999_999, 100_000_000, 100_000_001, int.MaxValue, uint.MaxValue, long.MaxValue, ulong.MaxValue - 8, ulong.MaxValue];

    private delegate string Change(string header, ref RandomStream random);

    /// <summary>The number of damaged files that a test tries.</summary>
    public static int Count =>
        int.TryParse(Environment.GetEnvironmentVariable("STATICNET_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : 2000;

    /// <summary>A damaged copy.</summary>
    /// <param name="file">A valid file.</param>
    /// <param name="seed">What chooses the damage.</param>
    public static byte[] Apply(byte[] file, ulong seed)
    {
        var random = new RandomStream(seed, 0);
        byte[] damaged = file;
        int times = 1 + (int)(random.NextUInt32() % 3);
        for (int time = 0; time < times; time++)
            damaged = ApplyOne(damaged, ref random);
        return damaged;
    }

    private static byte[] ApplyOne(byte[] file, ref RandomStream random) => Below(ref random, 9) switch
    {
        0 => FlipBits(file, ref random),
        1 => file[..Below(ref random, file.Length + 1)],
        2 => Insert(file, Below(ref random, file.Length + 1), RandomBytes(ref random)),
        3 => Remove(file, ref random),
        4 => WithLength(file, Lengths[Below(ref random, Lengths.Length)]),
        5 => WithLength(file, (ulong)Below(ref random, file.Length + 16)),
        6 or 7 => InHeader(file, ref random, ReplaceNumber),
        _ => InHeader(file, ref random, ChangeText),
    };

    private static int Below(ref RandomStream random, int limit) => (int)(random.NextUInt32() % (uint)limit);

    private static byte[] FlipBits(byte[] file, ref RandomStream random)
    {
        byte[] damaged = [.. file];
        for (int flips = 1 + Below(ref random, 4); flips > 0 && damaged.Length > 0; flips--)
            damaged[Below(ref random, damaged.Length)] ^= (byte)(1 << Below(ref random, 8));
        return damaged;
    }

    private static byte[] RandomBytes(ref RandomStream random)
    {
        byte[] bytes = new byte[1 + Below(ref random, 20)];
        for (int i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)random.NextUInt32();
        return bytes;
    }

    private static byte[] Insert(byte[] file, int index, byte[] bytes) => [.. file[..index], .. bytes, .. file[index..]];

    private static byte[] Remove(byte[] file, ref RandomStream random)
    {
        int start = Below(ref random, file.Length + 1), length = Below(ref random, Math.Min(20, file.Length - start) + 1);
        return [.. file[..start], .. file[(start + length)..]];
    }

    private static byte[] WithLength(byte[] file, ulong length)
    {
        byte[] damaged = [.. file];
        if (damaged.Length >= sizeof(ulong))
            BinaryPrimitives.WriteUInt64LittleEndian(damaged, length);
        return damaged;
    }

    // The length is put right afterwards, so that the damage gets past it.
    private static byte[] InHeader(byte[] file, ref RandomStream random, Change change)
    {
        if (file.Length < sizeof(ulong) || BinaryPrimitives.ReadUInt64LittleEndian(file) > (ulong)(file.Length - sizeof(ulong)))
            return FlipBits(file, ref random);
        int end = sizeof(ulong) + (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
        string header = change(Encoding.UTF8.GetString(file, sizeof(ulong), end - sizeof(ulong)), ref random);
        return SafetensorsBytes.Of(header, file[end..]);
    }

    private static string ReplaceNumber(string header, ref RandomStream random)
    {
        int from = Below(ref random, header.Length + 1), offset = header.AsSpan(from).IndexOfAnyInRange('0', '9');
        if (offset < 0)
            return header;
        int start = from + offset;
        int end = start;
        while (end < header.Length && char.IsAsciiDigit(header[end]))
            end++;
        return header[..start] + Numbers[Below(ref random, Numbers.Length)] + header[end..];
    }

    private static string ChangeText(string header, ref RandomStream random)
    {
        int start = Below(ref random, header.Length + 1), length = Below(ref random, Math.Min(60, header.Length - start) + 1);
        return Below(ref random, 3) switch
        {
            0 => header.Insert(start, Fragments[Below(ref random, Fragments.Length)]),
            1 => header.Insert(start, header.Substring(start, length)),
            _ => header.Remove(start, length),
        };
    }
}
