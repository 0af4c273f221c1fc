using System.IO.Compression;
using StaticNet.CompilerServices;

namespace StaticNet.Data;

/// <summary>
/// Arrays by name, as NumPy's <c>savez</c> and <c>savez_compressed</c> write them: a ZIP archive with an NPY file for each. Arrays are read
/// when they are asked for, so those that nobody asks for may be of any kind, texts and objects too.
/// </summary>
/// <remarks>An array is read once and kept. An instance may be used by several threads.</remarks>
public sealed class NpzFile
{
    /// <summary>The most bytes, uncompressed, that the arrays asked for may have together unless told otherwise: 4 GiB.</summary>
    public const long DefaultMaximumLength = 1L << 32;

    private readonly NpzReader _reader;

    private NpzFile(string path, NpzReader reader)
    {
        Path = path;
        _reader = reader;
    }

    /// <summary>Where the file is read from.</summary>
    public string Path { get; }

    /// <summary>The names of the arrays, in the order of the file.</summary>
    public IReadOnlyCollection<string> Names => _reader.Names;

    /// <summary>An array.</summary>
    /// <param name="name">Its name, without <c>.npy</c>.</param>
    /// <exception cref="FileNotFoundException">The file is no longer there.</exception>
    /// <exception cref="InvalidDataException">
    /// The file has no such array, or more than one; its elements aren't numbers; it is damaged, has become another since the file was opened, or
    /// takes more bytes than are left of those allowed. The message names the file, the array and what is wrong, in one line.
    /// </exception>
    public NpyArray this[string name] => _reader.Read(name);

    /// <summary>Reads the list of a file's arrays; the arrays themselves when they are asked for, from the file as it is then.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maximumLength">The most bytes, uncompressed, of all arrays asked for: a small archive can expand to a huge one.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    /// <exception cref="InvalidDataException">The file isn't a ZIP archive. The message names it and what is wrong, in one line.</exception>
    public static NpzFile Read(string path, long maximumLength = DefaultMaximumLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maximumLength);
        return new NpzFile(path, new NpzReader(path, () => ContentReader.OpenFile(path), ownsContent: true, maximumLength));
    }

    /// <summary>Reads the list of a stream's arrays; the arrays themselves when they are asked for.</summary>
    /// <param name="stream">The stream, which can seek; the caller closes it, after the last array.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="maximumLength">The most bytes, uncompressed, of all arrays asked for.</param>
    /// <exception cref="InvalidDataException">The content isn't a ZIP archive.</exception>
    public static NpzFile Read(Stream stream, string name, long maximumLength = DefaultMaximumLength)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfNegative(maximumLength);
        return new NpzFile(name, new NpzReader(name, () => stream, ownsContent: false, maximumLength));
    }

    /// <summary>Writes arrays to a file. The same arrays in the same order give the same bytes: entries carry no time.</summary>
    /// <param name="path">The file; if there is one, it is replaced once the new one is complete.</param>
    /// <param name="arrays">Names, without <c>.npy</c>, and arrays: a dictionary, or a list of pairs.</param>
    /// <param name="compression">How much effort goes into compression; none by default, as <c>savez</c> does.</param>
    /// <exception cref="ArgumentException">A name is empty or there twice, or an array is missing; nothing was written.</exception>
    /// <exception cref="IOException">The file can't be written; the former one is as it was.</exception>
    public static void Write(
        string path, IEnumerable<KeyValuePair<string, NpyArray>> arrays, CompressionLevel compression = CompressionLevel.NoCompression)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(arrays);
        KeyValuePair<string, NpyArray>[] entries = [.. arrays];
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, array) in entries)
        {
            if (string.IsNullOrEmpty(name) || !names.Add(name))
                throw new ArgumentException($"The name '{name}' is empty or there twice.", nameof(arrays));
            if (array is null)
                throw new ArgumentException($"There is no array for the name '{name}'.", nameof(arrays));
        }

        AtomicFile.Write(path, stream => Write(stream, entries, compression));
    }

    private static void Write(Stream stream, KeyValuePair<string, NpyArray>[] entries, CompressionLevel compression)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, array) in entries)
        {
            var entry = archive.CreateEntry(name + NpzReader.Extension, compression);
            entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
            using var content = entry.Open();
            NpyFile.Write(content, array);
        }
    }
}
