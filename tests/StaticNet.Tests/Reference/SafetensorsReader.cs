using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace StaticNet.Tests.Reference;

/// <summary>
/// Reads the safetensors files of the reference cases: a length (u64), a JSON header of that length, the data. Written
/// for the tests alone, so that a fault in the library's own reader can't hide one in the numbers.
/// </summary>
internal static class SafetensorsReader
{
    private const string MetadataKey = "__metadata__";

    /// <summary>Reads a whole file.</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <returns>The metadata, and the tensors in the order of their data.</returns>
    /// <exception cref="InvalidDataException">A tensor has another element type than F32 or I64, or another length than its shape.</exception>
    public static (Dictionary<string, string> Metadata, ReferenceTensor[] Tensors) Read(ReadOnlySpan<byte> file)
    {
        int headerLength = checked((int)BinaryPrimitives.ReadUInt64LittleEndian(file));
        var data = file[(sizeof(ulong) + headerLength)..];
        using var header = JsonDocument.Parse(file.Slice(sizeof(ulong), headerLength).ToArray());

        var metadata = header.RootElement.GetProperty(MetadataKey).EnumerateObject()
            .ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!);
        var entries = header.RootElement.EnumerateObject().Where(entry => entry.Name != MetadataKey)
            .OrderBy(entry => entry.Value.GetProperty("data_offsets")[0].GetInt32()).ToArray();

        var tensors = new ReferenceTensor[entries.Length];
        for (int i = 0; i < entries.Length; i++)
            tensors[i] = ReadTensor(entries[i], data);
        return (metadata, tensors);
    }

    private static ReferenceTensor ReadTensor(JsonProperty entry, ReadOnlySpan<byte> data)
    {
        int[] shape = entry.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()).ToArray();
        var offsets = entry.Value.GetProperty("data_offsets");
        var bytes = data[offsets[0].GetInt32()..offsets[1].GetInt32()];
        string? type = entry.Value.GetProperty("dtype").GetString();
        float[] values = type switch
        {
            "F32" => MemoryMarshal.Cast<byte, float>(bytes).ToArray(),
            "I64" => Array.ConvertAll(MemoryMarshal.Cast<byte, long>(bytes).ToArray(), label => (float)label),
            _ => throw new InvalidDataException($"{entry.Name} is of type {type}; the reader knows F32 and I64."),
        };
        int count = shape.Aggregate(1, (product, size) => product * size);
        if (values.Length != count)
            throw new InvalidDataException($"{entry.Name} has {values.Length} elements, but its shape [{string.Join(", ", shape)}] {count}.");
        return new ReferenceTensor(entry.Name, shape, values);
    }
}
