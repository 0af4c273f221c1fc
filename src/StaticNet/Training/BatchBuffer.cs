using System.Collections.Immutable;

namespace StaticNet.Training;

/// <summary>The buffers that batches of one network are read into, used again for every batch.</summary>
/// <param name="architecture">The network's.</param>
/// <param name="shape">What one sample is made of, by <see cref="ShapeOf"/>.</param>
internal sealed partial class BatchBuffer(NetworkArchitecture architecture, SampleShape shape)
{
    private float[] _inputs = []; // [inputs][samples, length], as everything else
    private int[] _tokens = [];
    private int[] _labels = [];
    private float[] _values = [];
    private float[] _outputs = [];
    private float[] _weights = []; // [samples], if samples with weights were read
    private int[] _lengths = []; // [samples], if samples have lengths
    private bool _hasWeights;
    private int _capacity;

    /// <summary>The samples of the batch.</summary>
    public int Count { get; private set; }

    /// <summary>What one of them is made of.</summary>
    public SampleShape Shape => shape;

    /// <summary>The outputs that have targets.</summary>
    public ImmutableArray<LossOutput> LossOutputs { get; } = LossOutput.Of(architecture, shape);

    /// <summary>The batch as a network takes it.</summary>
    public Batch Batch => new(shape, Count, _inputs.AsSpan(0, Count * shape.InputLength), _tokens.AsSpan(0, Count * shape.TokenLength), Targets) { Lengths = Lengths };

    /// <summary>How many steps each sample of the batch has; empty where samples have no lengths.</summary>
    public ReadOnlySpan<int> Lengths => shape.HasLengths ? _lengths.AsSpan(0, Count) : [];

    /// <summary>Where the outputs of the batch go, <c>[outputs][Count, length]</c>.</summary>
    public Span<float> Outputs => _outputs.AsSpan(0, Count * architecture.OutputLength);

    private ReadOnlySpan<int> Labels => _labels.AsSpan(0, Count * shape.LabelLength);

    private ReadOnlySpan<float> Values => _values.AsSpan(0, Count * shape.ValueLength);

    private ReadOnlySpan<float> Weights => _hasWeights ? _weights.AsSpan(0, Count) : [];

    private Targets Targets => shape.TargetKind switch
    {
        TargetKind.Labels => new Targets(Labels, Weights),
        TargetKind.Values => new Targets(Values, Weights),
        _ => new Targets(Labels, Values, Weights),
    };

    /// <summary>What samples of a source are made of, for a network: its own inputs and targets, or with a loss of the caller's the targets of the source.</summary>
    /// <param name="architecture">The network's.</param>
    /// <param name="source">The samples' shape, checked.</param>
    public static SampleShape ShapeOf(NetworkArchitecture architecture, SampleShape source) =>
        architecture.HasCallersLoss ? architecture.SampleShape.WithTargets(source.Targets) : architecture.SampleShape;

    /// <summary>Makes room; what there is enough of stays.</summary>
    /// <param name="batchSize">The largest batch.</param>
    public void Reserve(int batchSize)
    {
        _capacity = Math.Max(_capacity, batchSize);
        Grow(ref _inputs, checked(batchSize * shape.InputLength));
        Grow(ref _tokens, checked(batchSize * shape.TokenLength));
        Grow(ref _labels, checked(batchSize * shape.LabelLength));
        Grow(ref _values, checked(batchSize * shape.ValueLength));
        Grow(ref _outputs, checked(batchSize * architecture.OutputLength));
        Grow(ref _lengths, shape.HasLengths ? batchSize : 0);
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
            Grow(ref _weights, _capacity);
        return new SampleBatch(new SampleBlocks
        {
            Shape = shape,
            Count = count,
            Inputs = _inputs.AsSpan(0, count * shape.InputLength),
            Tokens = _tokens.AsSpan(0, count * shape.TokenLength),
            Labels = _labels.AsSpan(0, count * shape.LabelLength),
            Values = _values.AsSpan(0, count * shape.ValueLength),
            Weights = hasWeights ? _weights.AsSpan(0, count) : [],
            Lengths = shape.HasLengths ? _lengths.AsSpan(0, count) : [],
        });
    }

    /// <summary>The values of the only input of a sample, to be changed.</summary>
    /// <param name="sample">Its place in the batch.</param>
    public Span<float> InputOf(int sample) => _inputs.AsSpan(sample * shape.InputLength, shape.InputLength);

    /// <summary>Adds what the network made of the batch at one output, and what it should have been, to a metric: rows within the samples' lengths.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="output">The output.</param>
    public void AddTo(Metric metric, LossOutput output)
    {
        bool takesLabels = output.Info.TargetKind == TargetKind.Labels;
        if (!output.Info.HasLengths)
        {
            metric.Add(
                OutputOf(output), takesLabels ? new Targets(Batch.GetLabels(output.Target), Weights) : new Targets(Batch.GetValues(output.Target), Weights));
            return;
        }

        for (int sample = 0; sample < Count; sample++)
        {
            int first = sample * output.Rows, count = _lengths[sample], features = output.Info.Features;
            metric.Add(
                OutputOf(output).Slice(first * features, count * features),
                takesLabels
                    ? new Targets(Batch.GetLabels(output.Target).Slice(first, count))
                    : new Targets(Batch.GetValues(output.Target).Slice(first * features, count * features)));
        }
    }

    /// <summary>
    /// The labels of the batch whose output is the largest of their row, the first of equals, and those that aren't ignored or beyond a length; 0 for values. A row with an output that is
    /// NaN isn't right.
    /// </summary>
    /// <param name="output">The output.</param>
    public (int Correct, int Labelled) CountCorrect(LossOutput output)
    {
        int correct = 0, labelled = 0;
        if (output.Info.TargetKind != TargetKind.Labels)
            return (correct, labelled);
        var labels = Batch.GetLabels(output.Target);
        var outputs = OutputOf(output);
        int classes = output.Info.Features, rows = output.Rows;
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] == output.Info.IgnoreLabel || (output.Info.HasLengths && i % rows >= _lengths[i / rows]))
                continue;
            labelled++;
            if (Logits.IndexOfLargest(outputs.Slice(i * classes, classes)) == labels[i])
                correct++;
        }

        return (correct, labelled);
    }

    // What the network made of the batch at one output, [Count, length].
    private ReadOnlySpan<float> OutputOf(LossOutput output) => Outputs.Slice(Count * output.Start, Count * output.Info.Length);

    private static void Grow<T>(ref T[] buffer, int length)
    {
        if (buffer.Length < length)
            buffer = new T[length];
    }
}
