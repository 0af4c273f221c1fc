using System.Runtime.InteropServices;

namespace StaticNet.Training;

internal sealed partial class NetworkEvaluator<TNetwork>
{
    private RankBlocks? _blocks;

    private int TotalsLength => MemoryMarshal.AsBytes(_found.AsSpan()).Length;

    // Batches go round the ranks. After each round all ranks have what was found of its batches, and add it in the order of the samples, as one rank alone would.
    private void EvaluateTogether(ISampleSource source, ReadOnlySpan<Metric> metrics, BatchBuffer batch, int batchSize, Communicator ranks)
    {
        int count = source.Count;
        bool hasWeights = source.Shape.HasWeights;
        if (_blocks?.Ranks != ranks)
            _blocks = new RankBlocks(ranks);
        _blocks.Reserve(checked(TotalsLength + (metrics.IsEmpty ? 0 : batch.ResultLength(batchSize, hasWeights))));
        for (long first = 0; first < count; first += (long)batchSize * ranks.Size)
        {
            if (CountOf(first, ranks.Rank) is > 0 and var own)
            {
                Compute(source, (int)(first + ((long)ranks.Rank * batchSize)), own, batch, metrics);
                Write(batch, _blocks[ranks.Rank], !metrics.IsEmpty);
            }

            _blocks.Exchange();
            for (int rank = 0; rank < ranks.Size && CountOf(first, rank) is > 0 and var samples; rank++)
            {
                MemoryMarshal.Cast<byte, OutputTotals>(_blocks[rank][..TotalsLength]).CopyTo(_found);
                if (!metrics.IsEmpty)
                    batch.ReadResult(_blocks[rank][TotalsLength..], samples, hasWeights);
                Add(batch, metrics);
            }
        }

        // Fewer where samples end.
        int CountOf(long first, int rank) => (int)Math.Clamp(count - first - ((long)rank * batchSize), 0, batchSize);
    }

    private void Write(BatchBuffer batch, Span<byte> block, bool hasMetrics)
    {
        MemoryMarshal.AsBytes(_found.AsSpan()).CopyTo(block);
        if (hasMetrics)
            batch.WriteResult(block[TotalsLength..]);
    }
}
