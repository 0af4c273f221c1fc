namespace StaticNet.Training;

/// <summary>Batches that are assembled when they are asked for, on the thread that asks.</summary>
internal sealed class DirectBatches : BatchSource
{
    private readonly BatchBuffer _buffer;

    /// <inheritdoc cref="BatchSource(BatchAssembler, int, int)"/>
    public DirectBatches(BatchAssembler assembler, NetworkArchitecture architecture, int epoch, int index)
        : base(assembler, epoch, index) => _buffer = CreateBuffer(architecture);

    public override BatchBuffer Next()
    {
        Assemble(_buffer);
        return _buffer;
    }

    public override void Dispose()
    {
    }
}
