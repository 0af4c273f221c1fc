using System.ComponentModel;
using StaticNet.Numerics;

namespace StaticNet.CompilerServices;

/// <summary>
/// What one loss of a network computes with: the loss of each row, and what rows weigh, by their labels and by the weights of their samples.
/// It is public for generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LossMemory
{
    private readonly OutputInfo _output;
    private readonly bool _copiesLabels;
    private readonly AlignedBuffer<int> _lengths; // [capacity]; empty where samples have none
    private double? _divisor; // of the sum of losses; null for the number of rows

    internal LossMemory(OutputInfo output, int batchCapacity, bool copiesLabels, AlignedBuffer<int> lengths)
    {
        _lengths = lengths;
        _copiesLabels = copiesLabels;
        _output = output;
        int rows = checked(batchCapacity * output.LossRows);
        Losses = new(rows);
        SampleScales = new(rows);
        Labels = new(copiesLabels ? rows : 0);
    }

    /// <summary>The loss of each row, <c>[capacity, rows of a sample]</c>.</summary>
    public AlignedBuffer<float> Losses { get; }

    /// <summary>
    /// If samples have weights or lengths: what the loss and the gradient of each row are multiplied by, <c>[capacity, rows of a sample]</c>. It is the weight
    /// over the mean weight (by what labels weigh), 0 beyond a length, so that the loss of a batch stays a mean, and weights that are all the same are no weights.
    /// </summary>
    public AlignedBuffer<float> SampleScales { get; }

    /// <summary>The weight of each class in the loss, padded to a multiple of 16; empty for equal weights.</summary>
    public AlignedBuffer<float> ClassWeights { get; private set; } = new(0);

    /// <summary>Where labels are copied to if several losses take labels, <c>[capacity, rows of a sample]</c>; else empty.</summary>
    public AlignedBuffer<int> Labels { get; }

    /// <summary>One over the weight of the batch's labels, 0 if they weigh nothing; set by <see cref="WeighLabels"/>.</summary>
    public float LossScale { get; private set; }

    /// <summary>What the samples of the batch weigh together; null if each weighs 1.</summary>
    internal double? Weight { get; private set; }

    /// <summary>What the mean is multiplied by in the sum of losses.</summary>
    internal float Factor => _output.Weight;

    /// <summary>Creates <see cref="ClassWeights"/>.</summary>
    /// <param name="values">A weight for each class.</param>
    public void CreateClassWeights(ReadOnlySpan<float> values)
    {
        ClassWeights = new((values.Length + FixedOrder.LaneCount - 1) / FixedOrder.LaneCount * FixedOrder.LaneCount);
        values.CopyTo(ClassWeights.Span);
    }

    /// <summary>The same loss for a reader, with the same weights of classes.</summary>
    /// <param name="batchCapacity">The largest batch of the reader.</param>
    /// <param name="lengths">The lengths of the reader's samples.</param>
    internal LossMemory CreateReader(int batchCapacity, AlignedBuffer<int> lengths) =>
        new(_output, batchCapacity, _copiesLabels, lengths) { ClassWeights = ClassWeights };

    /// <summary>
    /// Sums the weights of a batch's labels, in fixed order, before a pass: what the mean of the loss, and so each gradient, is divided by.
    /// </summary>
    /// <param name="labels">The labels, checked.</param>
    /// <param name="sampleWeights">The weights of the samples, checked, which multiply those of labels; none for 1 each.</param>
    public void WeighLabels(ReadOnlySpan<int> labels, ReadOnlySpan<float> sampleWeights)
    {
        double weight = SumWeights(labels, []);
        LossScale = weight > 0 ? (float)(1 / weight) : 0f;
        _divisor = weight;
        Weight = weight;
        if (WeighsRows(sampleWeights))
            Scale(sampleWeights, labels.Length / _output.LossRows, weight, SumWeights(labels, sampleWeights));
    }

    /// <summary>Copies labels before a pass; those beyond a length become 0.</summary>
    /// <param name="labels">The labels, checked.</param>
    public void LoadLabels(ReadOnlySpan<int> labels)
    {
        if (_output.HasLengths)
            StepSpans.Copy(labels, Labels.Span, _output.LossRows, _lengths.Span);
        else
            labels.CopyTo(Labels.Span);
    }

    /// <summary>Takes the weights of a batch's samples before a pass whose loss doesn't weigh labels.</summary>
    /// <param name="samples">The samples of the batch.</param>
    /// <param name="sampleWeights">Their weights, checked; none for 1 each.</param>
    public void WeighSamples(int samples, ReadOnlySpan<float> sampleWeights)
    {
        Weight = null;
        if (WeighsRows(sampleWeights))
            Scale(sampleWeights, samples, samples * (_output.HasLengths ? (double)_output.LossRows : 1), SumWeights(samples, sampleWeights));
    }

    /// <summary>The mean of the losses that a pass has written; 0 if the samples of the batch weigh nothing.</summary>
    /// <param name="samples">The samples of the batch.</param>
    public float MeanLoss(int samples)
    {
        int rows = samples * _output.LossRows;
        double divisor = _divisor ?? rows;
        return divisor > 0 ? (float)(FixedOrder.Sum(Losses.Span[..rows]) / divisor) : 0f;
    }

    private bool WeighsRows(ReadOnlySpan<float> sampleWeights) => !sampleWeights.IsEmpty || _lengths.Length > 0;

    private int RowsOf(int sample) => _output.HasLengths ? _lengths.Span[sample] : _output.LossRows;

    // For equal weights, and lengths that leave out nothing, both products are the same, and every scale is exactly 1.
    private void Scale(ReadOnlySpan<float> weights, int samples, double unweighted, double weighted)
    {
        int rows = _output.LossRows;
        for (int i = 0; i < samples; i++)
        {
            var scales = SampleScales.Span.Slice(i * rows, rows);
            scales.Clear();
            scales[..RowsOf(i)].Fill(weighted > 0 ? (float)((weights.IsEmpty ? 1f : weights[i]) * unweighted / weighted) : 0f);
        }

        Weight = weighted;
    }

    // Of a loss whose rows weigh what their sample does.
    private double SumWeights(int samples, ReadOnlySpan<float> sampleWeights)
    {
        if (!_output.HasLengths)
            return sampleWeights.IsEmpty ? samples : FixedOrder.Sum(sampleWeights);
        Span<double> lanes = stackalloc double[FixedOrder.LaneCount];
        lanes.Clear();
        for (int i = 0; i < samples; i++)
            lanes[i % FixedOrder.LaneCount] += (sampleWeights.IsEmpty ? 1.0 : sampleWeights[i]) * RowsOf(i);
        return FixedOrder.SumLanes(lanes);
    }

    private double SumWeights(ReadOnlySpan<int> labels, ReadOnlySpan<float> sampleWeights)
    {
        ReadOnlySpan<float> weights = ClassWeights.Span;
        Span<double> lanes = stackalloc double[FixedOrder.LaneCount];
        lanes.Clear();
        for (int i = 0; i < labels.Length; i++)
            if (labels[i] != _output.IgnoreLabel && i % _output.LossRows < RowsOf(i / _output.LossRows))
                lanes[i % FixedOrder.LaneCount] +=
                    (weights.IsEmpty ? 1 : weights[labels[i]]) * (sampleWeights.IsEmpty ? 1.0 : sampleWeights[i / _output.LossRows]);
        return FixedOrder.SumLanes(lanes);
    }
}
