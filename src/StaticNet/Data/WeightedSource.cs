namespace StaticNet.Data;

/// <summary>The samples of another source with weights, which are in memory.</summary>
/// <param name="source">The other source.</param>
/// <param name="weights"><c>[samples]</c>, checked.</param>
internal sealed class WeightedSource(ISampleSource source, ReadOnlyMemory<float> weights) : ISampleSource
{
    public int Count { get; } = source.Count;

    public SampleShape Shape { get; } = source.Shape with { HasWeights = true };

    public string Fingerprint => field ??= SourceFingerprint.Compute("weights", weights.Span, source);

    public int? Sequences => source.Sequences;

    public void Read(ReadOnlySpan<int> indices, SampleBatch batch)
    {
        // A source without weights leaves those of the batch alone; those of one that has some are replaced.
        source.Read(indices, batch);
        for (int i = 0; i < indices.Length; i++)
            batch.SampleWeights[i] = weights.Span[indices[i]];
    }

    public string? Locate(int index) => source.Locate(index);
}
