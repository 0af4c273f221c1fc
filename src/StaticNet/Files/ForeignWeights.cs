using System.IO.Compression;

namespace StaticNet.Files;

/// <summary>Recognizes files that people take for safetensors: weights of other formats, and what stands for a file that wasn't downloaded.</summary>
internal static class ForeignWeights
{
    private const string Convert = "In Python, safetensors.torch.save_file(torch.load(\"{0}\", map_location=\"cpu\", weights_only=True), \"model.safetensors\") converts a state dict.";
    private const string ConvertScript = "In Python, safetensors.torch.save_file(torch.jit.load(\"{0}\").state_dict(), \"model.safetensors\") converts it.";

    private const int LongestStart = 32;

    /// <summary>What a file is, a part of a sentence, and the way out.</summary>
    /// <param name="file">The file's name, for the way out.</param>
    /// <param name="content">The file, which isn't safetensors, anywhere; it can seek.</param>
    /// <param name="start">Where in the stream it starts.</param>
    /// <returns>Null if it isn't known.</returns>
    public static string? Describe(string file, Stream content, long start)
    {
        Span<byte> bytes = stackalloc byte[LongestStart];
        content.Position = start;
        bytes = bytes[..content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        if (bytes.StartsWith("PK\u0003\u0004"u8))
            return DescribeArchive(file, content, start);
        // Protocol 2 and the number that PyTorch puts first.
        if (bytes.StartsWith<byte>([0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19]))
            return $"is a PyTorch file (a pickle, as before version 1.6), not safetensors. {Way(Convert, file)}";
        // Protocols 2 to 5; a frame or an object follows, while a length of 640 and so on would have zeros.
        if (bytes is [0x80, >= 2 and <= 5, not 0, ..])
            return $"is a Python pickle, which is a program and is never run, not safetensors. {Way(Convert, file)}";
        if (bytes.StartsWith<byte>([0x89, (byte)'H', (byte)'D', (byte)'F']))
            return "is an HDF5 file, as Keras writes, not safetensors.";
        return bytes.StartsWith("version https://git-lfs"u8)
            ? "is a pointer of Git LFS, not the file that it stands for; 'git lfs pull' fetches it."
            : null;
    }

    private static string DescribeArchive(string file, Stream content, long start)
    {
        try
        {
            // PyTorch's entries are in a folder named after the file.
            content.Position = start;
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Any(entry => entry.FullName.EndsWith("/constants.pkl", StringComparison.Ordinal)))
                return $"is a TorchScript file (a ZIP archive with data.pkl), not safetensors. {Way(ConvertScript, file)}";
            if (archive.Entries.Any(entry => entry.FullName.EndsWith("/data.pkl", StringComparison.Ordinal)))
                return $"is a PyTorch file (a ZIP archive with data.pkl), not safetensors. PyTorchFile.Read reads it, and LoadWeights too. {Way(Convert, file)}";
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Whatever of it is damaged, it is an archive.
        }

        return "is a ZIP archive, not safetensors.";
    }

    private static string Way(string format, string file) => format.Replace("{0}", Path.GetFileName(file), StringComparison.Ordinal);
}
