using System.Globalization;
using System.IO.Compression;
using StaticNet.CompilerServices;

namespace StaticNet.Data;

/// <summary>Reads the entries of an NPZ archive when they are asked for, trusting none of the sizes that it claims.</summary>
internal sealed class NpzReader
{
    /// <summary>What the names of entries end with.</summary>
    public const string Extension = ".npy";

    // Deflate codes at most 258 bytes in 2 bits; an entry that claims to expand further is not what it says.
    private const long LargestExpansion = 1032;

    private readonly string _path;
    private readonly Func<Stream> _open;
    private readonly bool _ownsContent;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, NpyArray> _arrays = new(StringComparer.Ordinal);
    private readonly List<string> _names;
    private long _left;

    /// <summary>Reads the list of entries.</summary>
    /// <param name="path">The name for messages.</param>
    /// <param name="open">Opens the archive.</param>
    /// <param name="ownsContent">Whether what it opens is closed here.</param>
    /// <param name="maximumLength">The most bytes, uncompressed, of all entries asked for.</param>
    /// <exception cref="InvalidDataException">It isn't an archive.</exception>
    public NpzReader(string path, Func<Stream> open, bool ownsContent, long maximumLength)
    {
        _path = path;
        _open = open;
        _ownsContent = ownsContent;
        _left = maximumLength;
        _names = InArchive(archive => archive.Entries.Select(NameOf).OfType<string>().Distinct(StringComparer.Ordinal).ToList());
    }

    /// <summary>The names of the arrays.</summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>Reads an array, or takes it from memory if it was read before.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="InvalidDataException">There is none, or it is damaged, of no numbers, or larger than allowed.</exception>
    public NpyArray Read(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        lock (_lock)
        {
            if (!_arrays.TryGetValue(name, out var array))
                _arrays.Add(name, array = InArchive(archive => ReadEntry(archive, name)));
            return array;
        }
    }

    /// <summary>Does something with the entry of an array; keeps nothing.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="name">The name of the array.</param>
    /// <param name="use">Takes the entry's name for messages and the entry.</param>
    /// <exception cref="InvalidDataException">There is no such entry, or it is damaged.</exception>
    public T InEntry<T>(string name, Func<string, ZipArchiveEntry, T> use) => InArchive(archive => use(Find(archive, name, out var entry), entry));

    private T InArchive<T>(Func<ZipArchive, T> read)
    {
        var content = _open();
        try
        {
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            return read(archive);
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            throw new InvalidDataException($"{_path}: is no readable ZIP archive ({exception.Message.ReplaceLineEndings(" ")})", exception);
        }
        finally
        {
            if (_ownsContent)
                content.Dispose();
        }
    }

    // What the archive reader throws for damaged archives; errors of the device are left alone.
    private bool IsDamage(Exception exception) =>
        exception is EndOfStreamException or NotSupportedException or ArgumentException or OverflowException
        || (exception is InvalidDataException && !exception.Message.StartsWith($"{_path}: ", StringComparison.Ordinal));

    // The entry of an array, and its name for messages.
    private string Find(ZipArchive archive, string name, out ZipArchiveEntry entry)
    {
        ZipArchiveEntry[] entries = [.. archive.Entries.Where(entry => NameOf(entry) == name)];
        if (entries.Length == 0)
            throw new InvalidDataException($"{_path}: has no array '{name}', but {string.Join(", ", _names.Select(key => $"'{key}'"))}.");
        string source = $"{_path}: {Printable(entries[0].FullName)}";
        if (entries.Length > 1)
            throw new InvalidDataException($"{source}: there is another entry of that name.");
        entry = entries[0];
        return source;
    }

    private NpyArray ReadEntry(ZipArchive archive, string name)
    {
        string source = Find(archive, name, out var entry);
        CheckLength(entry, source);

        using var content = entry.Open();
        using var summed = new ChecksumStream(content);
        var reader = new ContentReader(source, summed, null);
        var array = NpyFile.Read(reader);
        if (summed.Checksum != entry.Crc32)
            throw reader.Error($"the checksum of its {reader.Offset} bytes is {summed.Checksum:X8}, not {entry.Crc32:X8}: it is damaged.");
        _left -= entry.Length;
        return array;
    }

    private void CheckLength(ZipArchiveEntry entry, string source)
    {
        if (entry.Length < 0 || entry.Length > _left)
            throw new InvalidDataException(Invariant($"{source}: has {entry.Length} bytes, but {_left} of the allowed ones are left."));
        if (entry.Length / LargestExpansion > entry.CompressedLength)
            throw new InvalidDataException(
                Invariant($"{source}: claims {entry.Length} bytes in {entry.CompressedLength} compressed ones, which can't be."));
    }

    // null for what isn't an array.
    private static string? NameOf(ZipArchiveEntry entry) => entry.FullName.EndsWith(Extension, StringComparison.Ordinal)
        ? Printable(entry.FullName[..^Extension.Length])
        : null;

    private static string Printable(string name) => string.Concat(name.Select(character => char.IsControl(character) ? '?' : character));

    private static string Invariant(FormattableString message) => message.ToString(CultureInfo.InvariantCulture);
}
