namespace StaticNet.TensorBoard;

/// <summary>
/// Writes an event file that TensorBoard shows (<c>tensorboard --logdir DIRECTORY</c>): scalars, texts and histograms over the steps. Each
/// writer begins a file of its own; several in a directory are one run, so that a resumed training goes on beside the first file.
/// </summary>
/// <remarks>
/// The format is TensorFlow's: records framed with CRC-32C, each an <c>Event</c> (event.proto, summary.proto), the first of them the version
/// <c>brain.Event:2</c>. Scalars are of the form <c>simple_value</c>, which every version of TensorBoard reads; they are kept as float32.
/// Any thread may call any member. Once the buffers have grown to the longest tag, adding scalars allocates nothing.
/// </remarks>
public sealed class TensorBoardWriter : IDisposable
{
    private const string Version = "brain.Event:2";

    // Fields of Event.
    private const int WallTimeField = 1;
    private const int StepField = 2;
    private const int VersionField = 3;
    private const int SummaryField = 5;
    private const int SessionField = 7;

    private readonly Lock _lock = new();
    private readonly TimeProvider _clock;
    private readonly FileStream _file;
    private readonly RecordStream _records;
    private readonly ProtobufBuffer _buffer = new();
    private HistogramBuckets? _buckets;
    private DateTimeOffset _lastFlush;
    private bool _isDisposed;

    /// <summary>Begins a file <c>events.out.tfevents.SECONDS.SOURCE.NUMBER</c>, which no other writer has.</summary>
    /// <param name="directory">The directory of the run; it is created if there is none.</param>
    /// <param name="source">Who writes, a part of the file's name: usually the machine.</param>
    /// <param name="resumedStep">
    /// The first step of a training that was resumed: TensorBoard forgets what earlier files of the directory have from this step on, which
    /// was computed after the checkpoint and comes again. Null if nothing was resumed.
    /// </param>
    /// <param name="clock">The time of events; the system's if null.</param>
    /// <exception cref="ArgumentException">
    /// The directory or the source is empty, or the source has characters that file names can't have.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative.</exception>
    /// <exception cref="IOException">The directory or the file can't be created.</exception>
    public TensorBoardWriter(string directory, string source = "staticnet", long? resumedStep = null, TimeProvider? clock = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        ArgumentException.ThrowIfNullOrEmpty(source);
        if (source.AsSpan().IndexOfAny(Path.GetInvalidFileNameChars()) >= 0)
            throw new ArgumentException($"The source '{source}' is part of a file's name and has a character that names can't have.", nameof(source));
        ArgumentOutOfRangeException.ThrowIfNegative(resumedStep ?? 0, nameof(resumedStep));
        _clock = clock ?? TimeProvider.System;
        _lastFlush = _clock.GetUtcNow();
        _file = EventFile.Create(directory, source, _lastFlush);
        _records = new RecordStream(_file);
        Begin(null);
        _buffer.WriteString(VersionField, Version);
        _records.Write(_buffer.Written);
        if (resumedStep is { } step)
            WriteSessionStart(step);
        _file.Flush();
    }

    /// <summary>The file.</summary>
    public string FilePath => _file.Name;

    /// <summary>How long an event may wait in memory until a later one is added; 10 seconds unless set.</summary>
    public TimeSpan FlushInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Adds a value of a curve.</summary>
    /// <param name="tag">The curve; a part before a slash groups curves: <c>loss/train</c>.</param>
    /// <param name="value">The value; NaN and infinities are shown as such.</param>
    /// <param name="step">The step.</param>
    /// <exception cref="ArgumentException">The tag is empty.</exception>
    /// <exception cref="ObjectDisposedException">The writer was disposed.</exception>
    public void Add(string tag, double value, long step)
    {
        ArgumentException.ThrowIfNullOrEmpty(tag);
        lock (_lock)
        {
            var (summary, item) = BeginValue(tag, step);
            _buffer.WriteSingle(2, (float)value); // simple_value
            EndValue(summary, item);
        }
    }

    /// <summary>Adds a text, which TensorBoard shows as Markdown: settings, notes.</summary>
    /// <param name="tag">Its name.</param>
    /// <param name="text">The text.</param>
    /// <param name="step">The step.</param>
    /// <exception cref="ArgumentException">The tag is empty.</exception>
    /// <exception cref="ObjectDisposedException">The writer was disposed.</exception>
    public void AddText(string tag, string text, long step)
    {
        ArgumentException.ThrowIfNullOrEmpty(tag);
        ArgumentNullException.ThrowIfNull(text);
        const int StringType = 7; // DT_STRING
        const int TensorClass = 2; // DATA_CLASS_TENSOR
        lock (_lock)
        {
            var (summary, item) = BeginValue(tag, step);
            int tensor = _buffer.BeginMessage(8);
            _buffer.WriteInteger(1, StringType);
            _buffer.EndMessage(_buffer.BeginMessage(2)); // the shape of a scalar has no dimension
            _buffer.WriteString(8, text); // string_val
            _buffer.EndMessage(tensor);
            int metadata = _buffer.BeginMessage(9);
            int plugin = _buffer.BeginMessage(1);
            _buffer.WriteString(1, "text");
            _buffer.EndMessage(plugin);
            _buffer.WriteInteger(4, TensorClass);
            _buffer.EndMessage(metadata);
            EndValue(summary, item);
        }
    }

    /// <summary>Adds the distribution of values, such as a layer's gradients.</summary>
    /// <param name="tag">Its name.</param>
    /// <param name="values">The values; those that aren't finite are left out.</param>
    /// <param name="step">The step.</param>
    /// <exception cref="ArgumentException">The tag is empty.</exception>
    /// <exception cref="ObjectDisposedException">The writer was disposed.</exception>
    public void AddHistogram(string tag, ReadOnlySpan<float> values, long step)
    {
        ArgumentException.ThrowIfNullOrEmpty(tag);
        lock (_lock)
        {
            _buckets ??= new HistogramBuckets();
            _buckets.Count(values);
            var (summary, item) = BeginValue(tag, step);
            int histogram = _buffer.BeginMessage(5);
            _buckets.Write(_buffer);
            _buffer.EndMessage(histogram);
            EndValue(summary, item);
        }
    }

    /// <summary>Writes what waits in memory, so that TensorBoard sees it.</summary>
    /// <exception cref="ObjectDisposedException">The writer was disposed.</exception>
    public void Flush()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            _file.Flush();
            _lastFlush = _clock.GetUtcNow();
        }
    }

    /// <summary>Writes what waits in memory and closes the file.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _file.Dispose();
        }
    }

    private void Begin(long? step)
    {
        _buffer.Clear();
        _buffer.WriteDouble(WallTimeField, (_clock.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds);
        if (step is { } number)
            _buffer.WriteInteger(StepField, number);
    }

    private (int Summary, int Item) BeginValue(string tag, long step)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        Begin(step);
        int summary = _buffer.BeginMessage(SummaryField);
        int item = _buffer.BeginMessage(1);
        _buffer.WriteString(1, tag);
        return (summary, item);
    }

    private void EndValue(int summary, int item)
    {
        _buffer.EndMessage(item);
        _buffer.EndMessage(summary);
        _records.Write(_buffer.Written);
        if (_clock.GetUtcNow() - _lastFlush < FlushInterval)
            return;
        _file.Flush();
        _lastFlush = _clock.GetUtcNow();
    }

    private void WriteSessionStart(long step)
    {
        const int Start = 1;
        Begin(step);
        int session = _buffer.BeginMessage(SessionField);
        _buffer.WriteInteger(1, Start);
        _buffer.EndMessage(session);
        _records.Write(_buffer.Written);
    }
}
