using System.Runtime.ExceptionServices;

namespace StaticNet.Training;

/// <summary>
/// Batches that a thread assembles ahead into three buffers: one in training, one ready, one being filled. The same batches
/// in the same order as <see cref="DirectBatches"/>; taking one allocates nothing.
/// </summary>
internal sealed class BackgroundBatches : BatchSource
{
    private const int BufferCount = 3;

    private readonly object _gate = new();
    private readonly BatchBuffer[] _buffers = new BatchBuffer[BufferCount];
    private readonly Thread _thread;
    private int _free = BufferCount;
    private int _ready;
    private int _next;
    private bool _isHeld;
    private bool _isStopping;
    private Exception? _failure;

    /// <inheritdoc cref="BatchSource(BatchAssembler, int, int)"/>
    public BackgroundBatches(BatchAssembler assembler, NetworkArchitecture architecture, int epoch, int index)
        : base(assembler, epoch, index)
    {
        for (int i = 0; i < BufferCount; i++)
            _buffers[i] = CreateBuffer(architecture);
        _thread = new Thread(Produce) { IsBackground = true, Name = "StaticNet batches" };
        _thread.UnsafeStart();
    }

    /// <inheritdoc/>
    /// <remarks>What failed on the thread is thrown here, once the batches before are taken.</remarks>
    public override BatchBuffer Next()
    {
        lock (_gate)
        {
            if (_isHeld)
            {
                _isHeld = false;
                _free++;
                Monitor.PulseAll(_gate);
            }

            while (_ready == 0 && _failure is null)
                Monitor.Wait(_gate);
            if (_ready == 0)
                ExceptionDispatchInfo.Throw(_failure!);
            _ready--;
            _isHeld = true;
            var buffer = _buffers[_next];
            _next = (_next + 1) % BufferCount;
            return buffer;
        }
    }

    public override void Dispose()
    {
        lock (_gate)
        {
            _isStopping = true;
            Monitor.PulseAll(_gate);
        }

        _thread.Join();
    }

    private void Produce()
    {
        try
        {
            for (int slot = 0; TryTakeFree(); slot = (slot + 1) % BufferCount)
            {
                Assemble(_buffers[slot]);
                lock (_gate)
                {
                    _ready++;
                    Monitor.PulseAll(_gate);
                }
            }
        }
        catch (Exception exception)
        {
            lock (_gate)
            {
                _failure = exception;
                Monitor.PulseAll(_gate);
            }
        }
    }

    private bool TryTakeFree()
    {
        lock (_gate)
        {
            while (_free == 0 && !_isStopping)
                Monitor.Wait(_gate);
            _free--;
            return !_isStopping;
        }
    }
}
