namespace StaticNet.Data;

/// <summary>Samples of another source in an order of their own.</summary>
/// <param name="source">The other source.</param>
/// <param name="selected">Its samples, each there.</param>
internal sealed class SourceSelection(ISampleSource source, int[] selected) : ISampleSource
{
    private const int MostAtOnce = 256;

    public int Count => selected.Length;

    public SampleShape Shape { get; } = source.Shape;

    public string Fingerprint => field ??= SourceFingerprint.Compute<int>("selection", selected, source);

    public void Read(ReadOnlySpan<int> indices, SampleBatch batch)
    {
        Span<int> others = stackalloc int[MostAtOnce];
        for (int first = 0; first < indices.Length; first += MostAtOnce)
        {
            var part = indices.Slice(first, Math.Min(MostAtOnce, indices.Length - first));
            for (int i = 0; i < part.Length; i++)
                others[i] = selected[SourceChecks.Index(part[i], selected.Length)];
            try
            {
                source.Read(others[..part.Length], batch.Slice(first, part.Length));
            }
            catch (SampleException exception) when (others[..part.Length].IndexOf(exception.SampleIndex) is >= 0 and var place)
            {
                throw exception.At(part[place]);
            }
        }
    }

    public string? Locate(int index) => source.Locate(selected[SourceChecks.Index(index, selected.Length)]);
}
