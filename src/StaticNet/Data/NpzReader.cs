using System.Globalization;
using System.IO.Compression;

namespace StaticNet;

/// <summary>Reads the entries of an NPZ archive, trusting none of the sizes that it claims.</summary>
internal static class NpzReader
{
    private const string Extension = ".npy";

    // Deflate codes at most 258 bytes in 2 bits; an entry that claims to expand further is not what it says.
    private const long LargestExpansion = 1032;

    /// <summary>Reads all entries.</summary>
    /// <exception cref="InvalidDataException">The archive is damaged, or larger than allowed.</exception>
    public static Dictionary<string, NpyArray> Read(Stream stream, string path, long maximumLength)
    {
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            var arrays = new Dictionary<string, NpyArray>(StringComparer.Ordinal);
            long left = maximumLength;
            foreach (var entry in archive.Entries)
            {
                string source = $"{path}: {Printable(entry.FullName)}";
                string name = CheckEntry(entry, source, left);
                left -= entry.Length;
                if (!arrays.TryAdd(name, ReadEntry(entry, source)))
                    throw new InvalidDataException($"{source}: there is another entry of that name.");
            }

            return arrays;
        }
        catch (Exception exception) when (IsDamage(exception, path))
        {
            throw new InvalidDataException($"{path}: is no readable ZIP archive ({exception.Message.ReplaceLineEndings(" ")})", exception);
        }
    }

    // What the archive reader throws for damaged archives; errors of the device are left alone.
    private static bool IsDamage(Exception exception, string path) =>
        exception is EndOfStreamException or NotSupportedException or ArgumentException or OverflowException
        || (exception is InvalidDataException && !exception.Message.StartsWith($"{path}: ", StringComparison.Ordinal));

    private static string CheckEntry(ZipArchiveEntry entry, string source, long left)
    {
        if (!entry.FullName.EndsWith(Extension, StringComparison.Ordinal))
            throw new InvalidDataException($"{source}: NPZ has entries named *{Extension} only.");
        if (entry.Length < 0 || entry.Length > left)
            throw new InvalidDataException(Invariant($"{source}: has {entry.Length} bytes, but {left} of the allowed ones are left."));
        if (entry.Length / LargestExpansion > entry.CompressedLength)
            throw new InvalidDataException(
                Invariant($"{source}: claims {entry.Length} bytes in {entry.CompressedLength} compressed ones, which can't be."));
        return Printable(entry.FullName[..^Extension.Length]);
    }

    private static NpyArray ReadEntry(ZipArchiveEntry entry, string source)
    {
        using var content = entry.Open();
        using var summed = new ChecksumStream(content);
        var reader = new ContentReader(source, summed, null);
        var array = NpyFile.Read(reader);
        if (summed.Checksum != entry.Crc32)
            throw reader.Error($"the checksum of its {reader.Offset} bytes is {summed.Checksum:X8}, not {entry.Crc32:X8}: it is damaged.");
        return array;
    }

    private static string Printable(string name) => string.Concat(name.Select(character => char.IsControl(character) ? '?' : character));

    private static string Invariant(FormattableString message) => message.ToString(CultureInfo.InvariantCulture);
}
