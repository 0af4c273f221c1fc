namespace StaticNet.Data;

/// <summary>A range of the samples of another source.</summary>
/// <param name="source">The other source.</param>
/// <param name="start">The first sample.</param>
/// <param name="count">The number of samples.</param>
internal sealed class SourceRange(ISampleSource source, int start, int count) : ISampleSource
{
    private const int MostAtOnce = 256;

    public int Count => count;

    public SampleShape Shape { get; } = source.Shape;

    public string Fingerprint => field ??= SourceFingerprint.Compute<int>("range", [start, count], source);

    public void Read(ReadOnlySpan<int> indices, SampleBatch batch)
    {
        Span<int> others = stackalloc int[MostAtOnce];
        for (int first = 0; first < indices.Length; first += MostAtOnce)
        {
            var part = indices.Slice(first, Math.Min(MostAtOnce, indices.Length - first));
            for (int i = 0; i < part.Length; i++)
                others[i] = SourceChecks.Index(part[i], count) + start;
            try
            {
                source.Read(others[..part.Length], batch.Slice(first, part.Length));
            }
            catch (SampleException exception)
            {
                throw exception.At(exception.SampleIndex - start);
            }
        }
    }

    public string? Locate(int index) => source.Locate(SourceChecks.Index(index, count) + start);
}
