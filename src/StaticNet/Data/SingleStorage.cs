namespace StaticNet;

/// <summary>Inputs stored as floats.</summary>
internal sealed class SingleStorage(ReadOnlyMemory<float> values) : SampleStorage
{
    public override int Length => values.Length;

    public override void CopyTo(int start, Span<float> destination) => values.Span.Slice(start, destination.Length).CopyTo(destination);

    public override int IndexOfNonFinite()
    {
        var span = values.Span;
        for (int i = 0; i < span.Length; i++)
            if (!float.IsFinite(span[i]))
                return i;
        return -1;
    }

    public override SampleStorage Slice(int start, int length) => new SingleStorage(values.Slice(start, length));
}
