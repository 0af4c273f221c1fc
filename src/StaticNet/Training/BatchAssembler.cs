namespace StaticNet.Training;

/// <summary>Puts the batches of epochs together: the order of the samples, their copies, their augmentation.</summary>
/// <remarks>
/// A batch is a function of the seed, its epoch and its place in it alone. The samples of an epoch are in the order of the stream
/// <c>Derive(Shuffling, epoch)</c>, or where it doesn't shuffle of the source; the sample at place p of that order draws its augmentation from <c>Derive(Augmentation, epoch)</c>
/// at position <c>p · 2²⁴</c>.
/// </remarks>
internal sealed class BatchAssembler
{
    private const int WordsPerSampleBits = 24;

    private readonly SampleReader _reader;
    private readonly ulong _seed;
    private readonly Augmentation? _augmentation;
    private readonly bool _hasWeights;
    private readonly int[] _order;
    private readonly float[] _scratch;
    private readonly ShardShare _share;
    private int _epoch; // that the order is of; 0 for none

    /// <summary>Batches of a source.</summary>
    /// <param name="reader">Reads the samples.</param>
    /// <param name="source">The samples.</param>
    /// <param name="batchSize">The samples of a batch; the last one of an epoch has what is left.</param>
    /// <param name="seed">Decides order and augmentation.</param>
    /// <param name="augmentation">What changes samples; null for nothing.</param>
    /// <param name="dropsLast">Whether an epoch ends before its last batch where that is smaller.</param>
    /// <param name="shuffles">Whether each epoch has an order of its own.</param>
    /// <param name="share">The shards that each batch is cut into, and those to assemble; null for whole batches.</param>
    public BatchAssembler(
        SampleReader reader, ISampleSource source, int batchSize, ulong seed, Augmentation? augmentation, bool dropsLast, bool shuffles = true, ShardShare? share = null)
    {
        _reader = reader;
        _seed = seed;
        _augmentation = augmentation;
        Source = source;
        BatchSize = batchSize;
        DropsLast = dropsLast;
        Shuffles = shuffles;
        _share = share ?? ShardShare.Whole;

        // Asked for once: a source may make another shape, though an equal one, whenever it is asked.
        var shape = source.Shape;
        _hasWeights = shape.HasWeights;
        _order = new int[source.Count];
        _scratch = augmentation is null ? [] : new float[augmentation.GetScratchLength(shape.InputLength)];
        BatchesPerEpoch = dropsLast ? _order.Length / batchSize : (int)(((long)_order.Length + batchSize - 1) / batchSize);
    }

    /// <summary>The samples.</summary>
    public ISampleSource Source { get; }

    /// <summary>The samples of a batch that isn't the last of its epoch.</summary>
    public int BatchSize { get; }

    /// <summary>Whether an epoch ends before its last batch where that is smaller.</summary>
    public bool DropsLast { get; }

    /// <summary>Whether each epoch has an order of its own, and not that of the source.</summary>
    public bool Shuffles { get; }

    /// <summary>The samples of the largest shard.</summary>
    public int LargestShard => _share.Largest(Math.Min(BatchSize, _order.Length));

    /// <summary>The shards of a batch that are assembled.</summary>
    public int ShardsPerBatch => _share.Owned;

    /// <summary>The batches of an epoch.</summary>
    public int BatchesPerEpoch { get; }

    /// <summary>Assembles a shard of a batch.</summary>
    /// <param name="shard">Receives it; must have room. A batch of few samples has shards without any.</param>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="index">The shard, from 0, of those of the epoch that are assembled.</param>
    /// <exception cref="SampleException">A sample can't be read, or isn't valid.</exception>
    public void Assemble(BatchBuffer shard, int epoch, int index)
    {
        if (epoch != _epoch)
            Order(epoch);
        int start = index / _share.Owned * BatchSize;
        var (first, count) = _share.PlaceOf(index % _share.Owned, Math.Min(BatchSize, _order.Length - start));
        start += first;
        if (count == 0)
        {
            shard.Begin(0, _hasWeights);
            return;
        }

        _reader.Read(Source, _hasWeights, _order.AsSpan(start, count), shard, []);
        if (_augmentation is not null)
            Augment(shard, epoch, start);
    }

    private void Order(int epoch)
    {
        for (int i = 0; i < _order.Length; i++)
            _order[i] = i;
        if (Shuffles)
        {
            var random = new RandomStream(_seed, RandomStreams.Derive(RandomStreams.Shuffling, epoch));
            random.Shuffle(_order);
        }

        _epoch = epoch;
    }

    private void Augment(BatchBuffer batch, int epoch, int start)
    {
        ulong stream = RandomStreams.Derive(RandomStreams.Augmentation, epoch);
        for (int sample = 0; sample < batch.Count; sample++)
        {
            var random = new RandomStream(_seed, stream) { Position = (ulong)(start + sample) << WordsPerSampleBits };
            _augmentation!.Apply(batch.InputOf(sample), _scratch, ref random);
        }
    }
}
