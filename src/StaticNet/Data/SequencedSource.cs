namespace StaticNet.Data;

/// <summary>The samples of another source as windows of sequences side by side.</summary>
/// <param name="source">The other source.</param>
/// <param name="sequences">The sequences, checked.</param>
internal sealed class SequencedSource(ISampleSource source, int sequences) : ISampleSource
{
    public int Count { get; } = source.Count;

    public SampleShape Shape { get; } = source.Shape;

    public string Fingerprint => field ??= SourceFingerprint.Compute<int>("sequences", [sequences], source);

    public int? Sequences => sequences;

    public void Read(ReadOnlySpan<int> indices, SampleBatch batch) => source.Read(indices, batch);

    public string? Locate(int index) => source.Locate(index);
}
