using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StaticNet.Files;

/// <summary>
/// Writes a safetensors file. The same tensors and texts give the same bytes, in whatever order they were added: the data is in the
/// order of the reference implementation, by type from the last of <see cref="SafetensorsType"/> to the first and then by
/// name, so that each tensor is aligned; the header begins with the texts in the order of their keys and is padded to 8 bytes.
/// </summary>
public sealed class SafetensorsWriter
{
    private const int Alignment = 8;

    // Names and texts that have no UTF-8 would come back as others.
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Dictionary<string, (SafetensorsType Type, ImmutableArray<long> Shape, long Length, Action<Stream> Write)> _tensors =
        new(StringComparer.Ordinal);

    private readonly SortedDictionary<string, string> _metadata = new(StringComparer.Ordinal);

    /// <summary>Adds a text to <c>__metadata__</c>.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">The key is taken, or one of them has half a surrogate pair.</exception>
    public void AddMetadata(string key, string text)
    {
        CheckText(key, nameof(key));
        CheckText(text, nameof(text));
        if (!_metadata.TryAdd(key, text))
            throw new ArgumentException($"There already is a text of the key {key}.", nameof(key));
    }

    /// <summary>Adds a tensor of <see cref="SafetensorsType.F32"/>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">Its shape; empty for a scalar.</param>
    /// <param name="values">Its elements, row-major; read when the file is written.</param>
    /// <exception cref="ArgumentException">The name is taken or impossible, or shape and elements don't fit.</exception>
    public void Add(string name, ReadOnlySpan<long> shape, ReadOnlyMemory<float> values) =>
        Add(name, SafetensorsType.F32, shape, (long)values.Length * sizeof(float), stream => SafetensorsElements.Write(stream, values.Span));

    /// <summary>Adds a tensor of <see cref="SafetensorsType.F64"/>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">Its shape; empty for a scalar.</param>
    /// <param name="values">Its elements, row-major; read when the file is written.</param>
    /// <exception cref="ArgumentException">The name is taken or impossible, or shape and elements don't fit.</exception>
    public void Add(string name, ReadOnlySpan<long> shape, ReadOnlyMemory<double> values) =>
        Add(name, SafetensorsType.F64, shape, (long)values.Length * sizeof(double), stream => SafetensorsElements.Write(stream, values.Span));

    /// <summary>Adds a tensor of <see cref="SafetensorsType.I64"/>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">Its shape; empty for a scalar.</param>
    /// <param name="values">Its elements, row-major; read when the file is written.</param>
    /// <exception cref="ArgumentException">The name is taken or impossible, or shape and elements don't fit.</exception>
    public void Add(string name, ReadOnlySpan<long> shape, ReadOnlyMemory<long> values) =>
        Add(name, SafetensorsType.I64, shape, (long)values.Length * sizeof(long), stream => SafetensorsElements.Write(stream, values.Span));

    /// <summary>Adds a tensor of any type.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">The type of its elements.</param>
    /// <param name="shape">Its shape; empty for a scalar.</param>
    /// <param name="bytes">Its elements, row-major and little-endian; read when the file is written.</param>
    /// <exception cref="ArgumentException">The name is taken or impossible, or type, shape and elements don't fit.</exception>
    public void Add(string name, SafetensorsType type, ReadOnlySpan<long> shape, ReadOnlyMemory<byte> bytes) =>
        Add(name, type, shape, bytes.Length, stream => stream.Write(bytes.Span));

    /// <summary>Writes the file, in whose place the former one is until the new one is complete on the disk; see <see cref="AtomicFile"/>.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It can't be written; the former one is as it was.</exception>
    /// <exception cref="InvalidOperationException">The header would be longer than the format allows.</exception>
    public void Save(string path) => AtomicFile.Write(path, WriteTo);

    /// <summary>Writes the file to a stream.</summary>
    /// <param name="stream">Receives it.</param>
    /// <exception cref="InvalidOperationException">The header would be longer than the format allows.</exception>
    public void WriteTo(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(BuildHeader());
        WriteData(stream);
    }

    /// <summary>The length of the header and the header.</summary>
    /// <exception cref="InvalidOperationException">It would be longer than the format allows.</exception>
    internal byte[] BuildHeader()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            WriteHeader(json);
        int length = (buffer.WrittenCount + Alignment - 1) / Alignment * Alignment;
        if (length > SafetensorsHeader.MaxLength)
            throw new InvalidOperationException($"The header would have {length} bytes; safetensors allows {SafetensorsHeader.MaxLength}.");

        byte[] header = new byte[SafetensorsHeader.PrefixLength + length];
        header.AsSpan().Fill((byte)' ');
        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)length);
        buffer.WrittenSpan.CopyTo(header.AsSpan(SafetensorsHeader.PrefixLength));
        return header;
    }

    /// <summary>Writes what follows the header.</summary>
    /// <param name="stream">Receives it.</param>
    internal void WriteData(Stream stream)
    {
        foreach (string name in OrderedNames())
            _tensors[name].Write(stream);
    }

    private void WriteHeader(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (_metadata.Count > 0)
        {
            json.WriteStartObject(SafetensorsHeader.MetadataKey);
            foreach (var (key, text) in _metadata)
                json.WriteString(key, text);
            json.WriteEndObject();
        }

        long begin = 0;
        foreach (string name in OrderedNames())
        {
            var (type, shape, length, _) = _tensors[name];
            json.WriteStartObject(name);
            json.WriteString("dtype", SafetensorsTypes.NameOf(type));
            WriteNumbers(json, "shape", shape);
            WriteNumbers(json, "data_offsets", [begin, begin + length]);
            json.WriteEndObject();
            begin += length;
        }

        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, ImmutableArray<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (long number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    private IEnumerable<string> OrderedNames() =>
        _tensors.OrderByDescending(tensor => tensor.Value.Type).ThenBy(tensor => tensor.Key, StringComparer.Ordinal).Select(tensor => tensor.Key);

    private void Add(string name, SafetensorsType type, ReadOnlySpan<long> shape, long length, Action<Stream> write)
    {
        CheckText(name, nameof(name));
        if (name == SafetensorsHeader.MetadataKey)
            throw new ArgumentException($"{name} is the key of the texts and can't be the name of a tensor.", nameof(name));
        if (!Enum.IsDefined(type))
            throw new ArgumentOutOfRangeException(nameof(type), type, $"{name} is of the unknown type {type}.");
        foreach (long size in shape)
            ArgumentOutOfRangeException.ThrowIfNegative(size, nameof(shape));
        if (!SafetensorsTypes.TryGetLength(type, shape, out long wanted) || wanted != length)
            throw new ArgumentException(
                $"{name} has {length} bytes, which {SafetensorsTypes.NameOf(type)} [{string.Join(", ", shape.ToArray())}] hasn't.", nameof(shape));
        if (!_tensors.TryAdd(name, (type, [.. shape], length, write)))
            throw new ArgumentException($"There already is a tensor {name}.", nameof(name));
    }

    private static void CheckText(string text, string argument)
    {
        ArgumentNullException.ThrowIfNull(text, argument);
        try
        {
            StrictUtf8.GetByteCount(text);
        }
        catch (EncoderFallbackException exception)
        {
            throw new ArgumentException($"The text has half a surrogate pair at index {exception.Index}; it has no UTF-8.", argument, exception);
        }
    }
}
