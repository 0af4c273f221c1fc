namespace StaticNet.Data;

/// <summary>The samples of another source with lengths, which are in memory.</summary>
/// <param name="source">The other source.</param>
/// <param name="lengths"><c>[samples]</c>, checked.</param>
internal sealed class LengthSource(ISampleSource source, ReadOnlyMemory<int> lengths) : ISampleSource
{
    public int Count { get; } = source.Count;

    public SampleShape Shape { get; } = source.Shape with { HasLengths = true };

    public string Fingerprint => field ??= SourceFingerprint.Compute("lengths", lengths.Span, source);

    public int? Sequences => source.Sequences;

    public void Read(ReadOnlySpan<int> indices, SampleBatch batch)
    {
        // A source without lengths leaves those of the batch alone; those of one that has some are replaced.
        source.Read(indices, batch);
        for (int i = 0; i < indices.Length; i++)
            batch.Lengths[i] = lengths.Span[indices[i]];
    }

    public string? Locate(int index) => source.Locate(index);
}
