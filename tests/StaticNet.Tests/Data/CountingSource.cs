namespace StaticNet.Tests.Data;

/// <summary>Samples that are computed: i and −i, with the target 10·i.</summary>
internal sealed class CountingSource(int count) : ISampleSource, IDisposable
{
    /// <summary>The sample that can't be read; −1 for none.</summary>
    public int Failing { get; init; } = -1;

    public bool IsDisposed { get; private set; }

    public int Count => count;

    public SampleShape Shape => SampleShape.ForValues(2, 1);

    public string Fingerprint => $"counting {count}";

    public void Read(ReadOnlySpan<int> indices, SampleBatch batch)
    {
        for (int i = 0; i < indices.Length; i++)
        {
            if (indices[i] == Failing)
                throw new SampleException(indices[i], Locate(indices[i]), "it is broken.");
            (batch.InputOf(i)[0], batch.InputOf(i)[1], batch.ValuesOf(i)[0]) = (indices[i], -indices[i], 10 * indices[i]);
        }
    }

    public string? Locate(int index) => $"place {index}";

    public void Dispose() => IsDisposed = true;
}
