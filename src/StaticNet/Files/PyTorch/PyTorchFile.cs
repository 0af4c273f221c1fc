using System.IO.Compression;
using StaticNet.CompilerServices;

namespace StaticNet.Files;

/// <summary>
/// State dicts in PyTorch's own files (<c>torch.save</c> since version 1.6, <c>.pt</c> or <c>.pth</c>): a ZIP archive of a pickle and of
/// the elements. A pickle is a program; of what it may say only the building of dicts, lists, numbers and tensors is understood, and nothing is run.
/// </summary>
public static class PyTorchFile
{
    /// <summary>Reads the tensors of a state dict into memory.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">
    /// Where in a checkpoint the state dict is, <c>"model_state_dict"</c>; null if the file is a state dict, or a dict of which one value is a dict of nothing but tensors.
    /// </param>
    /// <returns>
    /// The tensors as a safetensors file in memory, with PyTorch's names, types and shapes, row-major. <see cref="SafetensorsWriter"/> writes such a file to a disk;
    /// <see cref="NetworkWeights.LoadWeights{TNetwork}(TNetwork, SafetensorsFile, WeightsOptions?)"/> takes it.
    /// </returns>
    /// <exception cref="IOException">The file isn't there, or can't be read.</exception>
    /// <exception cref="InvalidDataException">It is damaged, of another kind, or has no state dict; the message says what it is and what to do.</exception>
    public static SafetensorsFile Read(string path, string? key = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var content = ContentReader.OpenFile(path, FileShare.Read | FileShare.Delete);
        return Read(content, path, key);
    }

    /// <summary>Reads the tensors of a state dict into memory from a stream, from its position to its end.</summary>
    /// <param name="content">The stream, which can seek.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="key">Where in a checkpoint the state dict is, as <see cref="Read(string, string?)"/> says.</param>
    /// <exception cref="ArgumentException">The stream can't read or seek.</exception>
    /// <exception cref="InvalidDataException">It is damaged, of another kind, or has no state dict.</exception>
    public static SafetensorsFile Read(Stream content, string name = "stream", string? key = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!content.CanRead || !content.CanSeek)
            throw new ArgumentException($"{name} must be able to read and seek.", nameof(content));
        long start = content.Position;
        if (!IsArchive(content))
            throw new InvalidDataException($"{name}: {ForeignWeights.Describe(name, content, start) ?? "is not a file of PyTorch."}");
        content.Position = start;
        try
        {
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            return new StateDictReader(name, new TorchArchive(name, archive)).Read(key);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException && !exception.Message.StartsWith(name, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{name}: is no readable ZIP archive ({exception.Message.ReplaceLineEndings(" ")})", exception);
        }
    }

    /// <summary>Whether a file is a ZIP archive, as PyTorch's are and safetensors aren't; its position is as before.</summary>
    /// <param name="content">The file, at its start.</param>
    internal static bool IsArchive(Stream content)
    {
        long start = content.Position;
        Span<byte> bytes = stackalloc byte[4];
        int count = content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        content.Position = start;
        return bytes[..count].SequenceEqual("PK\u0003\u0004"u8);
    }
}
