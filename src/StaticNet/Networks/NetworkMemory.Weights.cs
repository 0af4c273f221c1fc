using StaticNet.Numerics;

namespace StaticNet;

/// <content>What the samples of a batch weigh in its loss, by their labels and by weights that the caller gives.</content>
public sealed unsafe partial class NetworkMemory
{
    private double? _divisor; // of the sum of losses; null for the number of samples

    /// <summary>One over the weight of the batch's labels, 0 if they weigh nothing; set by <see cref="WeighLabels"/>.</summary>
    public float LossScale { get; private set; }

    /// <summary>Whether the samples of the batch have weights.</summary>
    public bool WeighsSamples { get; private set; }

    /// <summary>
    /// If they have: what the loss and the gradient of each sample are multiplied by, <c>[capacity]</c>. It is the weight over the mean weight (by
    /// what labels weigh), so that the loss of a batch stays a mean, and weights that are all the same are no weights.
    /// </summary>
    public AlignedBuffer<float> SampleScales { get; }

    /// <summary>What the samples of the batch weigh together; null if each weighs 1.</summary>
    internal double? LossWeight { get; private set; }

    /// <summary>
    /// Sums the weights of a batch's labels, in fixed order, before a pass: what the mean of the loss, and so each gradient, is divided by.
    /// </summary>
    /// <param name="labels">The labels, checked.</param>
    /// <param name="sampleWeights">The weights of the samples, checked, which multiply those of labels; none for 1 each.</param>
    public void WeighLabels(ReadOnlySpan<int> labels, ReadOnlySpan<float> sampleWeights = default)
    {
        double weight = SumWeights(labels, []);
        LossScale = weight > 0 ? (float)(1 / weight) : 0f;
        _divisor = weight;
        LossWeight = weight;
        WeighsSamples = !sampleWeights.IsEmpty;
        if (WeighsSamples)
            Scale(sampleWeights, weight, SumWeights(labels, sampleWeights));
    }

    /// <summary>Takes the weights of a batch's samples before a pass whose loss doesn't weigh labels.</summary>
    /// <param name="rows">The samples of the batch.</param>
    /// <param name="sampleWeights">Their weights, checked; none for 1 each.</param>
    public void WeighSamples(int rows, ReadOnlySpan<float> sampleWeights)
    {
        LossWeight = null;
        WeighsSamples = !sampleWeights.IsEmpty;
        if (WeighsSamples)
            Scale(sampleWeights, rows, FixedOrder.Sum(sampleWeights));
    }

    /// <summary>The mean of the losses that a pass has written; 0 if the samples of the batch weigh nothing.</summary>
    /// <param name="rows">The samples of the batch.</param>
    public float MeanLoss(int rows)
    {
        double divisor = _divisor ?? rows;
        return divisor > 0 ? (float)(FixedOrder.Sum(Losses.Span[..rows]) / divisor) : 0f;
    }

    // For equal weights both products are the same, and every scale is exactly 1.
    private void Scale(ReadOnlySpan<float> weights, double unweighted, double weighted)
    {
        for (int i = 0; i < weights.Length; i++)
            SampleScales.Span[i] = weighted > 0 ? (float)(weights[i] * unweighted / weighted) : 0f;
        LossWeight = weighted;
    }

    private double SumWeights(ReadOnlySpan<int> labels, ReadOnlySpan<float> sampleWeights)
    {
        ReadOnlySpan<float> weights = ClassWeights.Span;
        Span<double> lanes = stackalloc double[FixedOrder.LaneCount];
        lanes.Clear();
        for (int i = 0; i < labels.Length; i++)
            if (labels[i] != _architecture.IgnoreLabel)
                lanes[i % FixedOrder.LaneCount] +=
                    (weights.IsEmpty ? 1 : weights[labels[i]]) * (sampleWeights.IsEmpty ? 1.0 : sampleWeights[i]);
        return FixedOrder.SumLanes(lanes);
    }
}
