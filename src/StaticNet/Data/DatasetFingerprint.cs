using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace StaticNet.Data;

/// <summary>The hash that tells whether two datasets are the same.</summary>
internal static class DatasetFingerprint
{
    /// <summary>SHA-256 over the numbers that describe the dataset, its inputs as they are stored, its targets, and its weights and lengths if there are any.</summary>
    public static string Compute(
        Dataset dataset, SampleStorage inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, ReadOnlySpan<int> lengths)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        ReadOnlySpan<int> description =
        [
            dataset.Count, dataset.InputLength, (int)dataset.TargetKind, dataset.TargetLength,
            dataset.IgnoreLabel.HasValue ? 1 : 0, dataset.IgnoreLabel ?? 0,
        ];
        hash.AppendData(MemoryMarshal.AsBytes(description));
        inputs.AppendTo(hash);
        hash.AppendData(MemoryMarshal.AsBytes(labels));
        hash.AppendData(MemoryMarshal.AsBytes(targets));
        if (!weights.IsEmpty)
        {
            hash.AppendData("weights"u8);
            hash.AppendData(MemoryMarshal.AsBytes(weights));
        }

        if (!lengths.IsEmpty)
        {
            hash.AppendData("lengths"u8);
            hash.AppendData(MemoryMarshal.AsBytes(lengths));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
