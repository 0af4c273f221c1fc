using System.Globalization;
using Google.Protobuf.Collections;
using StaticNet.Onnx.Messages;

namespace StaticNet.Onnx.Import.Reading;

/// <summary>Tensors in files beside the model. A model says where: nothing outside of its folder is read.</summary>
/// <param name="file">The model.</param>
internal sealed class ExternalData(ModelFile file)
{
    /// <summary>The bytes of a tensor.</summary>
    /// <param name="name">The tensor's name.</param>
    /// <param name="entries">Where it is: <c>location</c>, <c>offset</c> and <c>length</c>.</param>
    /// <param name="bytes">How many bytes it has.</param>
    public byte[] Read(string name, RepeatedField<StringStringEntryProto> entries, long bytes)
    {
        string location = Find(entries, "location") ?? throw Error(name, "is in another file without a name");
        long offset = Number(name, entries, "offset") ?? 0, length = Number(name, entries, "length") ?? bytes;
        if (length != bytes)
            throw Error(name, string.Create(CultureInfo.InvariantCulture, $"has {length} bytes in '{location}', not {bytes}"));
        string path = PathOf(name, location);
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            if (offset > stream.Length || bytes > stream.Length - offset)
                throw Error(name, string.Create(CultureInfo.InvariantCulture, $"is in '{location}' at {offset}, which has {stream.Length} bytes, not {bytes} from there"));
            stream.Position = offset;
            byte[] content = new byte[bytes];
            stream.ReadExactly(content);
            return content;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FileNotFoundException($"{file.Name}: the tensor '{name}' is in '{location}', which isn't there. Put it beside the model.", path, exception);
        }
    }

    // Neither by the path nor by a link.
    private string PathOf(string name, string location)
    {
        bool isPlain = location.Length > 0 && !location.Contains('\\') && !location.Contains(':') && !location.Contains('\0') && !Path.IsPathRooted(location)
            && !location.Split('/').Contains("..");
        if (!isPlain)
            throw Error(name, $"is in '{location}', which isn't in the model's folder");
        string path = Path.Combine(file.Folder, location);
        for (string part = path; part.Length > file.Folder.Length; part = Path.GetDirectoryName(part)!)
        {
            FileSystemInfo info = part == path ? new FileInfo(part) : new DirectoryInfo(part);
            if (info.LinkTarget is not null && info.ResolveLinkTarget(returnFinalTarget: true) is { } target
                && !Path.GetFullPath(target.FullName).StartsWith(file.Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                throw Error(name, $"is in '{location}', which is a link to a place outside of the model's folder");
        }

        return path;
    }

    private long? Number(string name, RepeatedField<StringStringEntryProto> entries, string key) =>
        Find(entries, key) is not { } text ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : throw Error(name, $"has the {key} '{text}' in another file");

    private static string? Find(RepeatedField<StringStringEntryProto> entries, string key) => entries.FirstOrDefault(entry => entry.Key == key)?.Value;

    private InvalidDataException Error(string name, string problem) => file.Error($"the tensor '{name}' {problem}");
}
