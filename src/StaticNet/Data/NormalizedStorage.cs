using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace StaticNet.Data;

/// <summary>Inputs stored as they were, whole images, and normalized when they are read.</summary>
/// <param name="stored">The inputs as they were.</param>
/// <param name="normalization">What is done to each image.</param>
internal sealed class NormalizedStorage(SampleStorage stored, ChannelNormalization normalization) : SampleStorage
{
    private readonly int _sampleLength = normalization.Shape.Length;

    public override int Length => stored.Length;

    // Datasets read whole samples.
    public override void CopyTo(int start, Span<float> destination)
    {
        stored.CopyTo(start, destination);
        for (int sample = 0; sample < destination.Length; sample += _sampleLength)
            normalization.Apply(destination.Slice(sample, _sampleLength));
    }

    public override int IndexOfNonFinite()
    {
        float[] image = new float[_sampleLength];
        for (int start = 0; start < Length; start += _sampleLength)
        {
            CopyTo(start, image);
            int index = Array.FindIndex(image, value => !float.IsFinite(value));
            if (index >= 0)
                return start + index;
        }

        return -1;
    }

    public override SampleStorage Slice(int start, int length) => new NormalizedStorage(stored.Slice(start, length), normalization);

    public override SampleStorage Gather(ReadOnlySpan<int> indices, int sampleLength) =>
        new NormalizedStorage(stored.Gather(indices, sampleLength), normalization);

    public override void AppendTo(IncrementalHash hash)
    {
        hash.AppendData("normalized"u8);
        hash.AppendData(MemoryMarshal.AsBytes(normalization.Means.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(normalization.Deviations.AsSpan()));
        stored.AppendTo(hash);
    }
}
