namespace StaticNet;

/// <summary>Puts the batches of epochs together: the order of the samples, their copies, their augmentation.</summary>
/// <remarks>
/// A batch is a function of the seed, its epoch and its place in it alone. The samples of an epoch are in the order of the stream
/// <c>Derive(Shuffling, epoch)</c>; the sample at place p of that order draws its augmentation from <c>Derive(Augmentation, epoch)</c>
/// at position <c>p · 2²⁴</c>.
/// </remarks>
/// <param name="dataset">The samples.</param>
/// <param name="batchSize">The samples of a batch; the last one of an epoch has what is left.</param>
/// <param name="seed">Decides order and augmentation.</param>
/// <param name="augmentation">What changes samples; null for nothing.</param>
/// <param name="dropsLast">Whether an epoch ends before its last batch where that is smaller.</param>
internal sealed class BatchAssembler(Dataset dataset, int batchSize, ulong seed, Augmentation? augmentation, bool dropsLast = false)
{
    private const int WordsPerSampleBits = 24;

    private readonly int[] _order = new int[dataset.Count];
    private readonly float[] _scratch = augmentation is null ? [] : new float[augmentation.GetScratchLength(dataset.InputLength)];
    private int _epoch; // that the order is of; 0 for none

    /// <summary>The samples.</summary>
    public Dataset Dataset => dataset;

    /// <summary>The samples of a batch that isn't the last of its epoch.</summary>
    public int BatchSize => batchSize;

    /// <summary>Whether an epoch ends before its last batch where that is smaller.</summary>
    public bool DropsLast => dropsLast;

    /// <summary>The samples of the largest batch.</summary>
    public int LargestBatch => Math.Min(batchSize, dataset.Count);

    /// <summary>The batches of an epoch.</summary>
    public int BatchesPerEpoch { get; } = dropsLast
        ? dataset.Count / batchSize
        : (int)(((long)dataset.Count + batchSize - 1) / batchSize);

    /// <summary>Assembles a batch.</summary>
    /// <param name="batch">Receives it; must have room.</param>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="index">The batch of the epoch, from 0.</param>
    public void Assemble(BatchBuffer batch, int epoch, int index)
    {
        if (epoch != _epoch)
            Shuffle(epoch);
        int start = index * batchSize;
        batch.Gather(dataset, _order.AsSpan(start, Math.Min(batchSize, dataset.Count - start)));
        if (augmentation is not null)
            Augment(batch, epoch, start);
    }

    private void Shuffle(int epoch)
    {
        for (int i = 0; i < _order.Length; i++)
            _order[i] = i;
        var random = new RandomStream(seed, RandomStreams.Derive(RandomStreams.Shuffling, epoch));
        random.Shuffle(_order);
        _epoch = epoch;
    }

    private void Augment(BatchBuffer batch, int epoch, int start)
    {
        ulong stream = RandomStreams.Derive(RandomStreams.Augmentation, epoch);
        for (int sample = 0; sample < batch.Count; sample++)
        {
            var random = new RandomStream(seed, stream) { Position = (ulong)(start + sample) << WordsPerSampleBits };
            augmentation!.Apply(batch.InputOf(sample), _scratch, ref random);
        }
    }
}
