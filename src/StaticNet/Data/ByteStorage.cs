using System.Security.Cryptography;
using StaticNet.CompilerServices;

namespace StaticNet.Data;

/// <summary>Inputs stored as bytes, a quarter of the memory of floats; read as <c>byte / 255f</c>, in [0, 1].</summary>
internal sealed class ByteStorage(ReadOnlyMemory<byte> values) : SampleStorage
{
    public override int Length => values.Length;

    public override void CopyTo(int start, Span<float> destination) =>
        UnitScale.Convert(values.Span.Slice(start, destination.Length), destination);

    public override int IndexOfNonFinite() => -1;

    public override SampleStorage Slice(int start, int length) => new ByteStorage(values.Slice(start, length));

    public override SampleStorage Gather(ReadOnlySpan<int> indices, int sampleLength)
    {
        byte[] gathered = new byte[indices.Length * sampleLength];
        for (int i = 0; i < indices.Length; i++)
            values.Span.Slice(indices[i] * sampleLength, sampleLength).CopyTo(gathered.AsSpan(i * sampleLength));
        return new ByteStorage(gathered);
    }

    public override void AppendTo(IncrementalHash hash)
    {
        hash.AppendData("bytes"u8);
        hash.AppendData(values.Span);
    }
}
