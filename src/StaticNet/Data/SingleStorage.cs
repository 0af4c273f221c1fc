using StaticNet.Numerics;

namespace StaticNet;

/// <summary>Inputs stored as floats.</summary>
internal sealed class SingleStorage(ReadOnlyMemory<float> values) : SampleStorage
{
    public override int Length => values.Length;

    public override void CopyTo(int start, Span<float> destination) => values.Span.Slice(start, destination.Length).CopyTo(destination);

    public override int IndexOfNonFinite() => FiniteCheck.IndexOfNonFinite(values.Span);

    public override SampleStorage Slice(int start, int length) => new SingleStorage(values.Slice(start, length));
}
