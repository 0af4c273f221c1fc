using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using StaticNet.CompilerServices;

namespace StaticNet.Files;

/// <summary>
/// A safetensors file (Hugging Face, <c>github.com/huggingface/safetensors</c>) open for reading: the length of the header as
/// a little-endian 64-bit integer, the header as JSON, and the elements of the tensors, row-major and little-endian.
/// </summary>
/// <remarks>
/// Opening reads the header and checks all of it against the length of the file, as strictly as the reference implementation and
/// in two points more: a tensor has no fields that the format doesn't know, and no key is there twice. Elements are read when asked for.
/// An instance serves one thread at a time.
/// </remarks>
public sealed class SafetensorsFile : IDisposable
{
    private readonly SafetensorsHeader _header;
    private readonly Dictionary<string, SafetensorsTensor> _tensors;
    private readonly Stream _content;
    private readonly long _start;
    private readonly bool _leaveOpen;

    private SafetensorsFile(string name, Stream content, bool leaveOpen)
    {
        Name = name;
        _content = content;
        _leaveOpen = leaveOpen;
        _start = content.Position;
        _header = SafetensorsHeader.Read(name, content);
        _tensors = _header.Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
    }

    private delegate void BlockAction(ReadOnlySpan<byte> bytes, int first, int count);

    /// <summary>The path that the file was opened by, or the name that was given for a stream.</summary>
    public string Name { get; }

    /// <summary>The texts of <c>__metadata__</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _header.Metadata;

    /// <summary>The tensors, in the order of their data.</summary>
    public ImmutableArray<SafetensorsTensor> Tensors => _header.Tensors;

    /// <summary>The first byte of the data, counted from the start of the file.</summary>
    internal long DataStart => _header.DataStart;

    /// <summary>A tensor by its name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public SafetensorsTensor this[string name] =>
        TryGetTensor(name, out var tensor) ? tensor : throw new KeyNotFoundException($"{Name}: there is no tensor {name}.");

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It isn't there, or can't be read.</exception>
    /// <exception cref="InvalidDataException">It isn't safetensors; the message names the file, and the tensor or byte, in one line.</exception>
    public static SafetensorsFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var content = ContentReader.OpenFile(path, FileShare.Read | FileShare.Delete);
        try
        {
            return new SafetensorsFile(path, content, leaveOpen: false);
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file in a stream, from its position to its end.</summary>
    /// <param name="content">The stream, which can seek. The caller disposes it, after this.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="ArgumentException">The stream can't read or seek.</exception>
    /// <exception cref="InvalidDataException">It isn't safetensors; the message names the tensor or byte, in one line.</exception>
    public static SafetensorsFile Open(Stream content, string name = "stream")
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return content.CanRead && content.CanSeek
            ? new SafetensorsFile(name, content, leaveOpen: true)
            : throw new ArgumentException($"{name} must be able to read and seek.", nameof(content));
    }

    /// <summary>Looks for a tensor.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="tensor">What the file says about it.</param>
    public bool TryGetTensor(string name, [NotNullWhen(true)] out SafetensorsTensor? tensor) => _tensors.TryGetValue(name, out tensor);

    /// <summary>
    /// The elements of a tensor of <see cref="SafetensorsType.F16"/>, <see cref="SafetensorsType.BF16"/>,
    /// <see cref="SafetensorsType.F32"/> or <see cref="SafetensorsType.F64"/>, row-major. The values are those of the file exactly: doubles that
    /// aren't floats are refused, not rounded.
    /// </summary>
    /// <param name="name">The name of the tensor.</param>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    /// <exception cref="InvalidDataException">Its elements are of another type, too many for an array, or not floats exactly.</exception>
    public float[] ReadSingles(string name)
    {
        var tensor = this[name];
        if (!SafetensorsElements.IsSingles(tensor.Type))
            throw SafetensorsHeader.Error(Name, $"{tensor} has no elements that are floats; F16, BF16, F32 and F64 are read.");
        var (values, inexact) = TryReadSingles(tensor);
        return inexact < 0 ? values : throw SafetensorsHeader.Error(Name, $"{tensor}: element {inexact} is not a float exactly; ReadDoubles reads it as it is.");
    }

    /// <summary>The elements of a tensor of <see cref="SafetensorsType.F64"/>, row-major.</summary>
    /// <param name="name">The name of the tensor.</param>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    /// <exception cref="InvalidDataException">Its elements are of another type, or too many for an array.</exception>
    public double[] ReadDoubles(string name)
    {
        double[] values = Allocate<double>(Check(name, SafetensorsType.F64));
        ReadBlocks(this[name], (bytes, first, count) => SafetensorsElements.ToDoubles(bytes, values.AsSpan(first, count)));
        return values;
    }

    /// <summary>The elements of a tensor of <see cref="SafetensorsType.I64"/>, row-major.</summary>
    /// <param name="name">The name of the tensor.</param>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    /// <exception cref="InvalidDataException">Its elements are of another type, or too many for an array.</exception>
    public long[] ReadInt64s(string name)
    {
        long[] values = Allocate<long>(Check(name, SafetensorsType.I64));
        ReadBlocks(this[name], (bytes, first, count) => SafetensorsElements.ToInt64s(bytes, values.AsSpan(first, count)));
        return values;
    }

    /// <summary>The bytes of a tensor of any type, as they are in the file.</summary>
    /// <param name="name">The name of the tensor.</param>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    /// <exception cref="InvalidDataException">It has too many bytes for an array.</exception>
    public byte[] ReadBytes(string name)
    {
        var tensor = this[name];
        if (tensor.Length > Array.MaxLength)
            throw SafetensorsHeader.Error(Name, $"{tensor} has {tensor.Length} bytes; an array has at most {Array.MaxLength}.");
        byte[] bytes = new byte[tensor.Length];
        Seek(tensor);
        Fill(tensor, bytes);
        return bytes;
    }

    /// <summary>Closes the file; of a stream, leaves that to the caller.</summary>
    public void Dispose()
    {
        if (!_leaveOpen)
            _content.Dispose();
    }

    /// <summary>The elements of a tensor, rounded to the nearest float, and the index of the first that isn't one exactly, or −1.</summary>
    /// <param name="tensor">A tensor of a type that <see cref="SafetensorsElements.IsSingles"/> knows.</param>
    internal (float[] Values, int Inexact) TryReadSingles(SafetensorsTensor tensor)
    {
        float[] values = Allocate<float>(tensor);
        int inexact = -1;
        ReadBlocks(tensor, (bytes, first, count) =>
        {
            int index = SafetensorsElements.ToSingles(tensor.Type, bytes, values.AsSpan(first, count));
            if (index >= 0 && inexact < 0)
                inexact = first + index;
        });
        return (values, inexact);
    }

    /// <summary>The stream at the start of the file.</summary>
    internal Stream Rewind()
    {
        _content.Position = _start;
        return _content;
    }

    private SafetensorsTensor Check(string name, SafetensorsType type)
    {
        var tensor = this[name];
        return tensor.Type == type
            ? tensor
            : throw SafetensorsHeader.Error(Name, $"{tensor} is not of {SafetensorsTypes.NameOf(type)}.");
    }

    // The header was checked against the length of the file: no more is allocated than a small multiple of what is there.
    private T[] Allocate<T>(SafetensorsTensor tensor) => tensor.Count <= Array.MaxLength
        ? new T[tensor.Count]
        : throw SafetensorsHeader.Error(Name, $"{tensor} has {tensor.Count} elements; an array has at most {Array.MaxLength}.");

    private void ReadBlocks(SafetensorsTensor tensor, BlockAction read)
    {
        const int BlockLength = 1 << 16;
        int size = SafetensorsTypes.BitsOf(tensor.Type) / 8;
        byte[] block = new byte[Math.Min(BlockLength, tensor.Length)];
        Seek(tensor);
        for (long done = 0; done < tensor.Length; done += block.Length)
        {
            var bytes = block.AsSpan(0, (int)Math.Min(block.Length, tensor.Length - done));
            Fill(tensor, bytes);
            read(bytes, (int)(done / size), bytes.Length / size);
        }
    }

    private void Seek(SafetensorsTensor tensor) => _content.Position = _start + _header.DataStart + tensor.Begin;

    private void Fill(SafetensorsTensor tensor, Span<byte> bytes)
    {
        if (_content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw SafetensorsHeader.Error(Name, $"became shorter while {tensor.Name} was read.");
    }
}
