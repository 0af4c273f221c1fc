namespace StaticNet;

/// <summary>The buffers that batches of one network are read into, used again for every batch.</summary>
internal sealed class BatchBuffer(NetworkArchitecture architecture)
{
    private readonly int _inputLength = architecture.InputLength;
    private readonly int _outputLength = architecture.OutputLength;
    private readonly TargetKind _targetKind = architecture.TargetKind;
    private readonly int? _ignoreLabel = architecture.IgnoreLabel;

    private float[] _inputs = []; // [capacity, inputLength]
    private float[] _outputs = []; // [capacity, outputLength]
    private int[] _labels = []; // [capacity], for labels
    private float[] _targets = []; // [capacity, outputLength], for values
    private float[] _weights = []; // [capacity], if samples with weights were read
    private bool _hasWeights;

    /// <summary>The samples of the batch.</summary>
    public int Count { get; private set; }

    /// <summary>The inputs of the batch, <c>[Count, inputLength]</c>.</summary>
    public ReadOnlySpan<float> Inputs => _inputs.AsSpan(0, Count * _inputLength);

    /// <summary>The targets of the batch.</summary>
    public Targets Targets => _targetKind == TargetKind.Labels
        ? new Targets(Labels, Weights)
        : new Targets(_targets.AsSpan(0, Count * _outputLength), Weights);

    /// <summary>The weights of the samples, <c>[Count]</c>; empty without any.</summary>
    public ReadOnlySpan<float> Weights => _hasWeights ? _weights.AsSpan(0, Count) : [];

    /// <summary>The labels of the batch, <c>[Count]</c>; empty for values.</summary>
    public ReadOnlySpan<int> Labels => _targetKind == TargetKind.Labels ? _labels.AsSpan(0, Count) : [];

    /// <summary>Where the outputs of the batch go, <c>[Count, outputLength]</c>.</summary>
    public Span<float> Outputs => _outputs.AsSpan(0, Count * _outputLength);

    /// <summary>Makes room; what there is enough of stays.</summary>
    /// <param name="batchSize">The largest batch.</param>
    public void Reserve(int batchSize)
    {
        Grow(ref _inputs, checked(batchSize * _inputLength));
        Grow(ref _outputs, checked(batchSize * _outputLength));
        if (_targetKind == TargetKind.Values)
            Grow(ref _targets, checked(batchSize * _outputLength));
        else if (_labels.Length < batchSize)
            _labels = new int[batchSize];
    }

    /// <summary>Begins a batch.</summary>
    /// <param name="count">Its samples, at most those reserved.</param>
    /// <param name="hasWeights">Whether they have weights.</param>
    /// <returns>Where they are to be written.</returns>
    public SampleBatch Begin(int count, bool hasWeights)
    {
        Count = count;
        _hasWeights = hasWeights;
        if (hasWeights)
            Grow(ref _weights, _inputs.Length / _inputLength);
        var inputs = _inputs.AsSpan(0, count * _inputLength);
        var weights = hasWeights ? _weights.AsSpan(0, count) : [];
        return _targetKind == TargetKind.Labels
            ? new SampleBatch(inputs, _labels.AsSpan(0, count), weights)
            : new SampleBatch(count, inputs, _targets.AsSpan(0, count * _outputLength), weights);
    }

    /// <summary>The inputs of a sample of the batch, to be changed.</summary>
    /// <param name="sample">Its place in the batch.</param>
    public Span<float> InputOf(int sample) => _inputs.AsSpan(sample * _inputLength, _inputLength);

    /// <summary>
    /// The samples of the batch whose largest output, the first of equals, is the one of their label, and those whose label
    /// isn't ignored; 0 for values. A sample with an output that is NaN isn't right.
    /// </summary>
    public (int Correct, int Labelled) CountCorrect()
    {
        int correct = 0, labelled = 0;
        for (int i = 0; i < Labels.Length; i++)
        {
            if (Labels[i] == _ignoreLabel)
                continue;
            labelled++;
            if (Logits.IndexOfLargest(Outputs.Slice(i * _outputLength, _outputLength)) == Labels[i])
                correct++;
        }

        return (correct, labelled);
    }

    private static void Grow(ref float[] buffer, int length)
    {
        if (buffer.Length < length)
            buffer = new float[length];
    }
}
