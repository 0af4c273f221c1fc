namespace StaticNet.Tests.Training;

/// <summary>Samples of a dataset that a trainer can't know to be in memory, with a look at how they are read.</summary>
internal sealed class WatchedSource(Dataset dataset) : ISampleSource
{
    private int _readers;

    /// <summary>The sample that can't be read; −1 for none.</summary>
    public int Failing { get; set; } = -1;

    /// <summary>What is thrown instead of reading.</summary>
    public Exception? Failure { get; init; }

    /// <summary>How long a read takes at least.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The threads that have read.</summary>
    public HashSet<int> Threads { get; } = [];

    /// <summary>The most of them within a read at the same time.</summary>
    public int MostAtOnce { get; private set; }

    public int Count => dataset.Count;

    public SampleShape Shape => dataset.Shape;

    public string Fingerprint => dataset.Fingerprint;

    public void Read(ReadOnlySpan<int> indices, SampleBatch batch)
    {
        int readers = Interlocked.Increment(ref _readers);
        lock (Threads)
        {
            Threads.Add(Environment.CurrentManagedThreadId);
            MostAtOnce = Math.Max(MostAtOnce, readers);
        }

        if (Failure is not null)
            throw Failure;
        if (indices.Contains(Failing))
            throw new SampleException(Failing, Locate(Failing), "it is lost.");
        if (Delay > TimeSpan.Zero)
            Thread.Sleep(Delay);
        dataset.Read(indices, batch);
        Interlocked.Decrement(ref _readers);
    }

    public string? Locate(int index) => $"shelf {index}";
}
