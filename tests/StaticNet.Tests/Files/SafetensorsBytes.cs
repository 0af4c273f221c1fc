using System.Buffers.Binary;
using System.Text;

namespace StaticNet.Tests.Files;

/// <summary>Safetensors files byte by byte, also those that no writer would make.</summary>
internal static class SafetensorsBytes
{
    /// <summary>A file of a header as it is given.</summary>
    public static byte[] Of(string header, params byte[] data) => Of(Encoding.UTF8.GetBytes(header), data);

    /// <summary>An array for a tensor.</summary>
    public static T[] Elements<T>(params T[] values) => values;

    public static byte[] Of(byte[] header, params byte[] data)
    {
        byte[] file = new byte[sizeof(ulong) + header.Length + data.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(file, (ulong)header.Length);
        header.CopyTo(file, sizeof(ulong));
        data.CopyTo(file, sizeof(ulong) + header.Length);
        return file;
    }

    public static byte[] Of(SafetensorsWriter writer)
    {
        using var stream = new MemoryStream();
        writer.WriteTo(stream);
        return stream.ToArray();
    }

    /// <summary>A tensor in a header.</summary>
    public static string Tensor(string name, string type, string shape, long begin, long end) =>
        $$"""
        "{{name}}":{"dtype":"{{type}}","shape":{{shape}},"data_offsets":[{{begin}},{{end}}]}
        """;

    public static SafetensorsFile Open(byte[] file) => SafetensorsFile.Open(new MemoryStream(file, writable: false), "test");

    /// <summary>A file with tensors of four types and texts, to be damaged.</summary>
    public static byte[] Sample()
    {
        var writer = new SafetensorsWriter();
        writer.AddMetadata("format", "pt");
        writer.AddMetadata("größe", "\"2\"\n");
        writer.Add("weight", [2, 3], Elements(1f, 2f, 3f, 4f, 5f, float.NaN));
        writer.Add("scale", [], Elements(Math.PI));
        writer.Add("steps", [2], Elements(long.MinValue, 7));
        writer.Add("halves", SafetensorsType.F16, [1, 3], Elements<byte>(0, 0x3C, 0, 0x40, 1, 0));
        writer.Add("empty", [0, 4], Array.Empty<float>());
        return Of(writer);
    }
}
