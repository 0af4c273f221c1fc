using System.IO.Compression;

namespace StaticNet.Files;

/// <summary>The entries of PyTorch's archive, which lie in a folder named after the file: the pickle, and storages by key.</summary>
internal sealed class TorchArchive
{
    private const string Pickle = "data.pkl";

    // Of a state dict of a hundred thousand tensors.
    private const long LongestPickle = 64 << 20;

    private readonly string _name;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> _storages = new(StringComparer.Ordinal);

    /// <summary>Finds the folder.</summary>
    /// <param name="name">The file, for messages.</param>
    /// <param name="archive">The archive.</param>
    /// <exception cref="InvalidDataException">It isn't PyTorch's, or of TorchScript.</exception>
    public TorchArchive(string name, ZipArchive archive)
    {
        _name = name;
        var pickle = archive.Entries.FirstOrDefault(entry => entry.FullName.EndsWith('/' + Pickle, StringComparison.Ordinal))
            ?? throw new InvalidDataException($"{name}: is a ZIP archive without {Pickle}, not a file of PyTorch.");
        string folder = pickle.FullName[..^Pickle.Length];
        foreach (var entry in archive.Entries.Where(entry => entry.FullName.StartsWith(folder, StringComparison.Ordinal)))
            _entries[entry.FullName[folder.Length..]] = entry;
        if (_entries.ContainsKey("constants.pkl"))
            throw new InvalidDataException($"{name}: is a TorchScript file, a program with its weights. In Python, torch.save(torch.jit.load(\"{Path.GetFileName(name)}\").state_dict(), \"model.pt\") writes its state dict.");
        IsBigEndian = _entries.TryGetValue("byteorder", out var order) && ReadAll("byteorder", order, 16).AsSpan().SequenceEqual("big"u8);
    }

    /// <summary>Whether elements have their highest byte first.</summary>
    public bool IsBigEndian { get; }

    /// <summary>The pickle.</summary>
    public byte[] ReadPickle() => ReadAll(Pickle, _entries[Pickle], LongestPickle);

    /// <summary>The elements of a storage.</summary>
    /// <param name="key">Its key.</param>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public byte[] ReadStorage(string key)
    {
        if (!_storages.TryGetValue(key, out byte[]? bytes))
        {
            string entryName = $"data/{key}";
            var entry = _entries.GetValueOrDefault(entryName) ?? throw new InvalidDataException($"{_name}: there is no entry {entryName}.");
            _storages.Add(key, bytes = ReadAll(entryName, entry, Array.MaxLength));
        }

        return bytes;
    }

    // PyTorch stores entries as they are: one that claims to expand is not what it says, and no more is allocated than the file has.
    private byte[] ReadAll(string entryName, ZipArchiveEntry entry, long longest)
    {
        if (entry.Length != entry.CompressedLength)
            throw new InvalidDataException($"{_name}: the entry {entryName} is compressed, as none is that PyTorch writes.");
        if (entry.Length > longest)
            throw new InvalidDataException($"{_name}: the entry {entryName} has {entry.Length} bytes; at most {longest} are read.");
        byte[] bytes = new byte[entry.Length];
        using var stream = entry.Open();
        stream.ReadExactly(bytes);
        return bytes;
    }
}
