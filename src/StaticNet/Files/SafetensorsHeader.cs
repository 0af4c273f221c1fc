using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Unicode;

namespace StaticNet.Files;

/// <summary>The header of a safetensors file, checked against the length of the file.</summary>
/// <param name="Metadata">The texts of <c>__metadata__</c>.</param>
/// <param name="Tensors">The tensors in the order of their data, which they cover without hole or overlap.</param>
/// <param name="DataStart">The first byte of the data, counted from the start of the file.</param>
internal sealed record SafetensorsHeader(
    IReadOnlyDictionary<string, string> Metadata, ImmutableArray<SafetensorsTensor> Tensors, long DataStart)
{
    /// <summary>The bytes of the length before the header.</summary>
    public const int PrefixLength = sizeof(ulong);

    /// <summary>The most bytes that the format allows a header.</summary>
    public const int MaxLength = 100_000_000;

    /// <summary>The key of the texts.</summary>
    public const string MetadataKey = "__metadata__";

    /// <summary>Reads a header.</summary>
    /// <param name="file">The file's name for messages.</param>
    /// <param name="content">At the start of the file; left after the header.</param>
    /// <exception cref="InvalidDataException">The file isn't safetensors; the message names it, and the tensor or byte.</exception>
    public static SafetensorsHeader Read(string file, Stream content)
    {
        byte[] bytes = ReadBytes(file, content);
        if (bytes[0] != '{')
            throw Error(file, $"the header starts with byte {bytes[0]:X2}, not with '{{'.");
        if (!Utf8.IsValid(bytes))
            throw Error(file, $"the header is not UTF-8.");
        var parser = new SafetensorsHeaderParser(file, bytes);
        parser.Parse();

        long length = content.Length - content.Position;
        var tensors = parser.Tensors.OrderBy(tensor => tensor.Begin).ThenBy(tensor => tensor.End).ToImmutableArray();
        CheckLayout(file, tensors, length);
        return new SafetensorsHeader(parser.Metadata, tensors, PrefixLength + bytes.Length);
    }

    /// <summary>The bytes of a header; no more of them are allocated than the file has.</summary>
    /// <param name="file">The file's name for messages.</param>
    /// <param name="content">At the start of the file; left after the header.</param>
    /// <exception cref="InvalidDataException">The length is outside the limits or beyond the file.</exception>
    public static byte[] ReadBytes(string file, Stream content)
    {
        long start = content.Position;
        long available = content.Length - start;
        Span<byte> prefix = stackalloc byte[PrefixLength];
        if (content.ReadAtLeast(prefix, PrefixLength, throwOnEndOfStream: false) < PrefixLength)
            throw Error(file, $"has {available} bytes; safetensors starts with the length of the header in {PrefixLength} bytes.");
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        bool isPossible = length is > 0 and <= MaxLength;
        if ((!isPossible || (long)length > available - PrefixLength) && ForeignWeights.Describe(file, content, start) is { } foreign)
            throw Error(file, $"{foreign}");
        if (!isPossible)
            throw Error(file, $"the header has {length} bytes; it has 1 to {MaxLength}.");
        if ((long)length > available - PrefixLength)
            throw Error(file, $"the header has {length} bytes, but the file ends {available - PrefixLength} bytes after its length.");

        byte[] bytes = new byte[length];
        return content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length
            ? bytes
            : throw Error(file, $"ended while its header was read.");
    }

    /// <summary>An error in a file, <c>file: message</c>.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="inner">Why.</param>
    public static InvalidDataException Error(string file, FormattableString message, Exception? inner = null) =>
        new($"{file}: {message.ToString(CultureInfo.InvariantCulture)}", inner);

    // The data is covered exactly: what no tensor describes could be anything.
    private static void CheckLayout(string file, ImmutableArray<SafetensorsTensor> tensors, long length)
    {
        long end = 0;
        string before = "the header";
        foreach (var tensor in tensors)
        {
            if (tensor.End > length)
                throw Error(file, $"{tensor.Name} ends at byte {tensor.End} of the data, but the file has {length} bytes of data.");
            if (tensor.Begin < end)
                throw Error(file, $"{tensor.Name} begins at byte {tensor.Begin} of the data, inside {before}, which ends at {end}.");
            if (tensor.Begin > end)
                throw Error(file, $"there is a hole of {tensor.Begin - end} bytes between {before} and {tensor.Name}.");
            end = tensor.End;
            before = tensor.Name;
        }

        if (end < length)
            throw Error(file, $"{length - end} bytes follow {before}, the last that the header describes.");
    }
}
