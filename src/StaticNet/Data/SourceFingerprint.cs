using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace StaticNet.Data;

/// <summary>The fingerprints of sources that stand before others: hashes of what they do to them and of the fingerprints of those.</summary>
internal static class SourceFingerprint
{
    /// <summary>SHA-256, as 64 hexadecimal digits.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="kind">What is done to the sources.</param>
    /// <param name="numbers">With which numbers.</param>
    /// <param name="sources">The sources.</param>
    public static string Compute<T>(string kind, ReadOnlySpan<T> numbers, params ReadOnlySpan<ISampleSource> sources)
        where T : unmanaged
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, string.Create(CultureInfo.InvariantCulture, $"{kind} {numbers.Length}"));
        hash.AppendData(MemoryMarshal.AsBytes(numbers));
        foreach (var source in sources)
            Append(hash, string.Create(CultureInfo.InvariantCulture, $"{source.Count} {source.Fingerprint}"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>SHA-256 of samples in memory, as 64 hexadecimal digits.</summary>
    /// <param name="parts">The inputs and targets.</param>
    /// <param name="weights">The weights; empty for none.</param>
    /// <param name="lengths">The lengths; empty for none.</param>
    /// <param name="order">The order of the samples; empty for theirs.</param>
    public static string Compute(ReadOnlySpan<SampleData> parts, ReadOnlySpan<float> weights, ReadOnlySpan<int> lengths, ReadOnlySpan<int> order)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, string.Create(CultureInfo.InvariantCulture, $"memory {parts.Length} {weights.Length} {order.Length}"));
        foreach (var part in parts)
            part.AppendTo(hash);
        hash.AppendData(MemoryMarshal.AsBytes(weights));
        hash.AppendData(MemoryMarshal.AsBytes(order));
        if (!lengths.IsEmpty)
        {
            hash.AppendData("lengths"u8);
            hash.AppendData(MemoryMarshal.AsBytes(lengths));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // With its length, so that no two lists of texts run into the same bytes.
    private static void Append(IncrementalHash hash, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(MemoryMarshal.AsBytes((ReadOnlySpan<int>)[bytes.Length]));
        hash.AppendData(bytes);
    }
}
