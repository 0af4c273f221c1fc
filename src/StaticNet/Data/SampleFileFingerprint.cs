using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace StaticNet.Data;

/// <summary>What tells a file of samples from others, without reading all of it: its shape and type, and parts of its numbers.</summary>
internal static class SampleFileFingerprint
{
    private const int Parts = 64;
    private const int PartLength = 4096;

    /// <summary>Adds shape, type and parts, evenly from the first byte to the last one, to a hash; all bytes if there are no more.</summary>
    /// <param name="hash">The hash.</param>
    /// <param name="file">The file.</param>
    /// <exception cref="SampleException">The file can't be read.</exception>
    public static void Append(IncrementalHash hash, SampleFile file)
    {
        ReadOnlySpan<long> description = [file.Count, file.SampleLength, (long)file.ElementType, file.IsBigEndian ? 1 : 0];
        hash.AppendData(MemoryMarshal.AsBytes(description));
        long length = (long)file.Count * file.SampleLength * NpyElementTypes.SizeOf(file.ElementType);
        byte[] part = new byte[(int)Math.Min(length, PartLength)];
        long parts = Math.Min(Parts, (length + PartLength - 1) / PartLength);
        for (long i = 0; i < parts; i++)
        {
            long offset = parts == 1 ? 0 : (long)((Int128)(length - part.Length) * i / (parts - 1));
            file.ReadBytes(offset, part);
            hash.AppendData(part);
        }
    }
}
