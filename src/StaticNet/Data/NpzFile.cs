using System.IO.Compression;

namespace StaticNet;

/// <summary>
/// Arrays by name, as NumPy's <c>savez</c> and <c>savez_compressed</c> write them: a ZIP archive with an NPY file for each.
/// </summary>
public sealed class NpzFile
{
    /// <summary>The most bytes, uncompressed, that all arrays of a file may have together unless told otherwise: 4 GiB.</summary>
    public const long DefaultMaximumLength = 1L << 32;

    private const string Extension = ".npy";

    private readonly Dictionary<string, NpyArray> _arrays;

    private NpzFile(string path, Dictionary<string, NpyArray> arrays)
    {
        Path = path;
        _arrays = arrays;
    }

    /// <summary>Where the file was read from.</summary>
    public string Path { get; }

    /// <summary>The names of the arrays, in the order of the file.</summary>
    public IReadOnlyCollection<string> Names => _arrays.Keys;

    /// <summary>An array.</summary>
    /// <param name="name">Its name, without <c>.npy</c>.</param>
    /// <exception cref="InvalidDataException">The file has no such array; the message tells which it has.</exception>
    public NpyArray this[string name] => _arrays.TryGetValue(name, out var array)
        ? array
        : throw new InvalidDataException($"{Path}: has no array '{name}', but {string.Join(", ", _arrays.Keys.Select(key => $"'{key}'"))}.");

    /// <summary>Reads all arrays of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maximumLength">The most bytes, uncompressed, of all arrays together: a small archive can expand to a huge one.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    /// <exception cref="InvalidDataException">
    /// The file isn't a ZIP archive of NPY files with distinct names, is damaged, or has more bytes than allowed. The message
    /// names the file, the entry and what is wrong, in one line.
    /// </exception>
    public static NpzFile Read(string path, long maximumLength = DefaultMaximumLength)
    {
        using var file = ContentReader.OpenFile(path);
        return Read(file, path, maximumLength);
    }

    /// <summary>Reads all arrays of a stream.</summary>
    /// <param name="stream">The stream, which can seek; it stays open.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="maximumLength">The most bytes, uncompressed, of all arrays together.</param>
    /// <exception cref="InvalidDataException">The content isn't NPZ, as <see cref="Read(string, long)"/> says.</exception>
    public static NpzFile Read(Stream stream, string name, long maximumLength = DefaultMaximumLength)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfNegative(maximumLength);
        return new NpzFile(name, NpzReader.Read(stream, name, maximumLength));
    }

    /// <summary>Writes arrays to a file. The same arrays give the same bytes: entries carry no time.</summary>
    /// <param name="path">The file; if there is one, it is replaced.</param>
    /// <param name="arrays">Names, without <c>.npy</c>, and arrays.</param>
    /// <param name="compression">How much effort goes into compression; none by default, as <c>savez</c> does.</param>
    /// <exception cref="ArgumentException">A name is empty or there twice; nothing was written.</exception>
    public static void Write(
        string path, IReadOnlyList<KeyValuePair<string, NpyArray>> arrays, CompressionLevel compression = CompressionLevel.NoCompression)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(arrays);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, _) in arrays)
            if (string.IsNullOrEmpty(name) || !names.Add(name))
                throw new ArgumentException($"The name '{name}' is empty or there twice.", nameof(arrays));

        using var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        foreach (var (name, array) in arrays)
        {
            var entry = archive.CreateEntry(name + Extension, compression);
            entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
            using var content = entry.Open();
            NpyFile.Write(content, array);
        }
    }
}
