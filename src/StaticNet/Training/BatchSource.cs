namespace StaticNet.Training;

/// <summary>The batches of a run, one after the other, from epoch to epoch without end; those that are cut into shards shard by shard.</summary>
/// <param name="assembler">Assembles them.</param>
/// <param name="epoch">The epoch of the first batch, from 1.</param>
/// <param name="index">The first batch in that epoch, from 0, or shard.</param>
internal abstract class BatchSource(BatchAssembler assembler, int epoch, int index) : IDisposable
{
    private int _epoch = epoch;
    private int _index = index;

    /// <summary>The next batch or shard, which stays until the next call.</summary>
    public abstract BatchBuffer Next();

    /// <summary>Ends what works in the background.</summary>
    public abstract void Dispose();

    /// <summary>A buffer with room for any batch.</summary>
    protected BatchBuffer CreateBuffer(NetworkArchitecture architecture)
    {
        var buffer = new BatchBuffer(architecture, BatchBuffer.ShapeOf(architecture, assembler.Source.Shape));
        buffer.Reserve(assembler.LargestShard);
        return buffer;
    }

    /// <summary>Assembles the next batch.</summary>
    /// <param name="batch">Receives it.</param>
    protected void Assemble(BatchBuffer batch)
    {
        if (_index == assembler.BatchesPerEpoch * assembler.ShardsPerBatch)
        {
            _epoch++;
            _index = 0;
        }

        assembler.Assemble(batch, _epoch, _index++);
    }
}
