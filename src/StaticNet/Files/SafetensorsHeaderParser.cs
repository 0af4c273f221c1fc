using System.Collections.Immutable;
using System.Text.Json;

namespace StaticNet.Files;

/// <summary>Reads the JSON of a safetensors header, and nothing that the format doesn't have.</summary>
internal ref struct SafetensorsHeaderParser
{
    // The header, a tensor and its shape.
    private const int MaxDepth = 3;

    private readonly string _file;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _metadata = new(StringComparer.Ordinal);
    private readonly List<SafetensorsTensor> _tensors = [];
    private Utf8JsonReader _json;

    /// <summary>A parser.</summary>
    /// <param name="file">The file's name for messages.</param>
    /// <param name="header">The header, valid UTF-8.</param>
    public SafetensorsHeaderParser(string file, ReadOnlySpan<byte> header)
    {
        _file = file;
        _json = new Utf8JsonReader(header, new JsonReaderOptions { MaxDepth = MaxDepth });
    }

    /// <summary>The texts.</summary>
    public readonly IReadOnlyDictionary<string, string> Metadata => _metadata;

    /// <summary>The tensors in the order of the header, each with an end that fits its shape.</summary>
    public readonly IReadOnlyList<SafetensorsTensor> Tensors => _tensors;

    /// <summary>Reads the header.</summary>
    /// <exception cref="InvalidDataException">It isn't one.</exception>
    public void Parse()
    {
        try
        {
            Expect(JsonTokenType.StartObject, "the header");
            while (IsProperty())
            {
                string name = _json.GetString()!;
                if (!_names.Add(name))
                    throw SafetensorsHeader.Error(_file, $"{name} is in the header twice.");
                if (name == SafetensorsHeader.MetadataKey)
                    ParseMetadata();
                else
                    ParseTensor(name);
            }

            // Throws if anything but white space follows.
            _json.Read();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The latter is what escapes of half a surrogate pair are.
            throw SafetensorsHeader.Error(_file, $"the header is not valid JSON at byte {_json.TokenStartIndex} of it: {exception.Message}", exception);
        }
    }

    private void ParseMetadata()
    {
        Expect(JsonTokenType.StartObject, SafetensorsHeader.MetadataKey);
        while (IsProperty())
        {
            string key = _json.GetString()!;
            Expect(JsonTokenType.String, $"{SafetensorsHeader.MetadataKey}, {key}");
            if (!_metadata.TryAdd(key, _json.GetString()!))
                throw SafetensorsHeader.Error(_file, $"{SafetensorsHeader.MetadataKey} has {key} twice.");
        }
    }

    private void ParseTensor(string name)
    {
        Expect(JsonTokenType.StartObject, name);
        SafetensorsType? type = null;
        ImmutableArray<long>? shape = null, offsets = null;
        while (IsProperty())
        {
            if (type is null && _json.ValueTextEquals("dtype"u8))
                type = ParseType(name);
            else if (shape is null && _json.ValueTextEquals("shape"u8))
                shape = ParseSizes($"{name}, shape");
            else if (offsets is null && _json.ValueTextEquals("data_offsets"u8))
                offsets = ParseSizes($"{name}, data_offsets");
            else
                throw SafetensorsHeader.Error(_file, $"{name}: the field {_json.GetString()} is unknown or there twice.");
        }

        if (type is null || shape is null || offsets is not [var begin, var end])
            throw SafetensorsHeader.Error(_file, $"{name}: a tensor has dtype, shape and data_offsets [begin, end].");
        Add(new SafetensorsTensor(name, type.Value, shape.Value, begin, end));
    }

    private readonly void Add(SafetensorsTensor tensor)
    {
        if (!SafetensorsTypes.TryGetLength(tensor.Type, tensor.Shape.AsSpan(), out long length))
            throw SafetensorsHeader.Error(_file, $"{tensor.Name}: {tensor.Describe()} is no whole number of bytes below 2^63.");
        if (tensor.End < tensor.Begin || tensor.Length != length)
            throw SafetensorsHeader.Error(
                _file, $"{tensor.Name}: {tensor.Describe()} has {length} bytes, but data_offsets are [{tensor.Begin}, {tensor.End}].");
        _tensors.Add(tensor);
    }

    private SafetensorsType ParseType(string name)
    {
        Expect(JsonTokenType.String, $"{name}, dtype");
        string text = _json.GetString()!;
        return SafetensorsTypes.TryParse(text, out var type)
            ? type.Value
            : throw SafetensorsHeader.Error(_file, $"{name}: the dtype {text} is unknown.");
    }

    private ImmutableArray<long> ParseSizes(string what)
    {
        Expect(JsonTokenType.StartArray, what);
        var sizes = ImmutableArray.CreateBuilder<long>();
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            // Minus zero is a number that JSON knows and no size is.
            if (_json.TokenType != JsonTokenType.Number || _json.ValueSpan[0] == '-' || !_json.TryGetInt64(out long size))
                throw SafetensorsHeader.Error(_file, $"{what}: element {sizes.Count} is not an integer in [0, 2^63).");
            sizes.Add(size);
        }

        return sizes.ToImmutable();
    }

    private bool IsProperty() => _json.Read() && _json.TokenType == JsonTokenType.PropertyName;

    private void Expect(JsonTokenType type, string what)
    {
        if (!_json.Read() || _json.TokenType != type)
            throw SafetensorsHeader.Error(_file, $"{what} is not of the kind {type} but {_json.TokenType}.");
    }
}
