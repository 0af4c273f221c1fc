using System.Runtime.InteropServices;
using System.Security.Cryptography;
using StaticNet.Numerics;

namespace StaticNet.Data;

/// <summary>Inputs stored as floats.</summary>
internal sealed class SingleStorage(ReadOnlyMemory<float> values) : SampleStorage
{
    public override int Length => values.Length;

    public override void CopyTo(int start, Span<float> destination) => values.Span.Slice(start, destination.Length).CopyTo(destination);

    public override int IndexOfNonFinite() => FiniteCheck.IndexOfNonFinite(values.Span);

    public override SampleStorage Slice(int start, int length) => new SingleStorage(values.Slice(start, length));

    public override SampleStorage Gather(ReadOnlySpan<int> indices, int sampleLength)
    {
        float[] gathered = new float[indices.Length * sampleLength];
        for (int i = 0; i < indices.Length; i++)
            values.Span.Slice(indices[i] * sampleLength, sampleLength).CopyTo(gathered.AsSpan(i * sampleLength));
        return new SingleStorage(gathered);
    }

    public override void AppendTo(IncrementalHash hash)
    {
        hash.AppendData("singles"u8);
        hash.AppendData(MemoryMarshal.AsBytes(values.Span));
    }
}
