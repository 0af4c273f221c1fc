namespace StaticNet.Data;

/// <summary>
/// Several sources, the shards, as one: the samples of the first, then those of the second, and so on. All have samples of the same shape. Disposing it disposes the
/// shards.
/// </summary>
/// <remarks>
/// <code>
/// using var training = new ShardedSource(Directory.GetFiles("train", "*.inputs.npy").Order(StringComparer.Ordinal)
///     .Select(path => NpyDataset.Open(path, path.Replace(".inputs.", ".labels."))));
/// trainer.Fit(training, epochs: 3);
/// </code>
/// The order of the shards is part of the order of the samples, so sort names that a directory gives in any order. May be read by many threads if its shards may.
/// </remarks>
public sealed class ShardedSource : ISampleSource, IDisposable
{
    private const int MostAtOnce = 256;

    private readonly ISampleSource[] _shards;
    private readonly int[] _starts; // the first sample of each shard

    /// <summary>Puts shards together. If that fails, they are disposed.</summary>
    /// <param name="shards">At least one, of the same shape each.</param>
    /// <exception cref="ArgumentNullException">There are no shards, or one is missing.</exception>
    /// <exception cref="ArgumentException">There is no shard, samples of one have another shape, or there are more samples than an int can count.</exception>
    public ShardedSource(params ISampleSource[] shards)
        : this((IEnumerable<ISampleSource>)shards)
    {
    }

    /// <summary>Puts shards together. If that, or making one of them, fails, those made before are disposed.</summary>
    /// <param name="shards">At least one, of the same shape each.</param>
    /// <exception cref="ArgumentNullException">There are no shards, or one is missing.</exception>
    /// <exception cref="ArgumentException">There is no shard, samples of one have another shape, or there are more samples than an int can count.</exception>
    public ShardedSource(IEnumerable<ISampleSource> shards)
    {
        ArgumentNullException.ThrowIfNull(shards);
        var opened = new List<ISampleSource>();
        try
        {
            foreach (var shard in shards)
            {
                ArgumentNullException.ThrowIfNull(shard, nameof(shards));
                opened.Add(shard);
            }

            _shards = [.. opened];
            _starts = Starts(_shards, out long count);
            Count = (int)count;
            Shape = _shards[0].Shape;
        }
        catch
        {
            Dispose(opened);
            throw;
        }
    }

    /// <summary>The samples of all shards.</summary>
    public int Count { get; }

    /// <summary>What one sample is made of.</summary>
    public SampleShape Shape { get; }

    /// <summary>A hash of the fingerprints of the shards, in their order.</summary>
    public string Fingerprint => field ??= SourceFingerprint.Compute<int>("shards", [], _shards);

    /// <summary>Reads samples from their shards; neighbours of one shard at once.</summary>
    /// <param name="indices">The samples, each in [0, Count).</param>
    /// <param name="batch">Receives them.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    /// <exception cref="SampleException">A shard can't read a sample.</exception>
    public void Read(ReadOnlySpan<int> indices, SampleBatch batch)
    {
        Span<int> inShard = stackalloc int[MostAtOnce];
        int first = 0;
        while (first < indices.Length)
        {
            int shard = ShardOf(indices[first]);
            int count = TakeNeighbours(indices[first..], shard, inShard);
            try
            {
                _shards[shard].Read(inShard[..count], batch.Slice(first, count));
            }
            catch (SampleException exception)
            {
                throw exception.At(_starts[shard] + exception.SampleIndex);
            }

            first += count;
        }
    }

    /// <inheritdoc/>
    public string? Locate(int index)
    {
        int shard = ShardOf(index);
        return _shards[shard].Locate(index - _starts[shard]);
    }

    /// <summary>Disposes the shards that can be.</summary>
    public void Dispose() => Dispose(_shards);

    private static int[] Starts(ISampleSource[] shards, out long count)
    {
        if (shards.Length == 0)
            throw new ArgumentException("There are no shards.", nameof(shards));
        int[] starts = new int[shards.Length];
        count = 0;
        for (int i = 0; i < shards.Length; i++)
        {
            if (shards[i].Shape != shards[0].Shape)
                throw new ArgumentException(
                    $"The samples of shard {i} have {shards[i].Shape}, those of shard 0 {shards[0].Shape}; all have the same.", nameof(shards));
            starts[i] = (int)count;
            count += shards[i].Count;
            if (count > int.MaxValue)
                throw new ArgumentException($"Shards 0 to {i} have {count} samples; at most {int.MaxValue} can be counted.", nameof(shards));
        }

        return starts;
    }

    private static void Dispose(IEnumerable<ISampleSource> shards)
    {
        foreach (var shard in shards)
            (shard as IDisposable)?.Dispose();
    }

    // The last shard that starts at or before the sample: those before it with the same start are empty.
    private int ShardOf(int index)
    {
        SourceChecks.Index(index, Count);
        int low = 0, high = _starts.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = _starts[middle] <= index ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    private int TakeNeighbours(ReadOnlySpan<int> indices, int shard, Span<int> inShard)
    {
        int count = 0;
        while (count < Math.Min(indices.Length, inShard.Length))
        {
            int index = SourceChecks.Index(indices[count], Count) - _starts[shard];
            if (index < 0 || index >= _shards[shard].Count)
                break;
            inShard[count++] = index;
        }

        return count;
    }
}
