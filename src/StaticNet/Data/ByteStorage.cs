namespace StaticNet;

/// <summary>Inputs stored as bytes, a quarter of the memory of floats; read as <c>byte / 255f</c>, in [0, 1].</summary>
internal sealed class ByteStorage(ReadOnlyMemory<byte> values) : SampleStorage
{
    public override int Length => values.Length;

    public override void CopyTo(int start, Span<float> destination) =>
        UnitScale.Convert(values.Span.Slice(start, destination.Length), destination);

    public override int IndexOfNonFinite() => -1;

    public override SampleStorage Slice(int start, int length) => new ByteStorage(values.Slice(start, length));
}
