using StaticNet.Numerics;

namespace StaticNet.CompilerServices;

/// <content>The losses, and what the samples of a batch weigh in them.</content>
public sealed unsafe partial class NetworkMemory
{
    private readonly LossMemory[] _losses;

    /// <summary>What the loss of an output computes with.</summary>
    /// <param name="loss">Its number among the losses.</param>
    public LossMemory LossAt(int loss) => _losses[loss];

    /// <summary>The loss of each row of the first loss.</summary>
    public AlignedBuffer<float> Losses => _losses[0].Losses;

    /// <summary>The weight of each class in the first loss.</summary>
    public AlignedBuffer<float> ClassWeights => _losses[0].ClassWeights;

    /// <summary>One over the weight of the batch's labels in the first loss.</summary>
    public float LossScale => _losses[0].LossScale;

    /// <summary>What each row is multiplied by in the first loss, if the samples have weights.</summary>
    public AlignedBuffer<float> SampleScales => _losses[0].SampleScales;

    /// <summary>Whether the rows of the batch have weights: by those of its samples, or by their lengths, beyond which rows weigh nothing.</summary>
    public bool WeighsSamples { get; private set; }

    /// <summary>
    /// What the samples of the batch weigh together; null if each weighs 1. Of several losses, each of which is a mean over weights of its own,
    /// it is the first one's.
    /// </summary>
    internal double? LossWeight => _losses.Length == 1 || WeighsSamples ? _losses[0].Weight : null;

    /// <summary>Whether there are losses, and the batch weighs nothing in any.</summary>
    private bool IsEmptyBatch => _losses.Length > 0 && Array.TrueForAll(_losses, static loss => loss.Weight == 0);

    /// <summary>Creates the weights of classes in the first loss.</summary>
    /// <param name="values">A weight for each class.</param>
    public void CreateClassWeights(ReadOnlySpan<float> values) => _losses[0].CreateClassWeights(values);

    /// <summary>Takes what the batch of a pass weighs in the first loss, by its labels.</summary>
    /// <param name="labels">The labels, checked.</param>
    /// <param name="sampleWeights">The weights of the samples, checked, which multiply those of labels; none for 1 each.</param>
    public void WeighLabels(ReadOnlySpan<int> labels, ReadOnlySpan<float> sampleWeights = default)
    {
        WeighsSamples = !sampleWeights.IsEmpty || Lengths.Length > 0;
        _losses[0].WeighLabels(labels, sampleWeights);
    }

    /// <summary>Takes what the batch of a pass weighs in the first loss, which doesn't weigh labels.</summary>
    /// <param name="rows">The samples of the batch.</param>
    /// <param name="sampleWeights">Their weights, checked; none for 1 each.</param>
    public void WeighSamples(int rows, ReadOnlySpan<float> sampleWeights)
    {
        WeighsSamples = !sampleWeights.IsEmpty || Lengths.Length > 0;
        _losses[0].WeighSamples(rows, sampleWeights);
    }

    /// <summary>The sum of the weighted means of the losses that a pass has written.</summary>
    /// <param name="rows">The samples of the batch.</param>
    public float MeanLoss(int rows)
    {
        if (_losses.Length == 1 && _losses[0].Factor == 1f)
            return _losses[0].MeanLoss(rows);
        double sum = 0;
        foreach (var loss in _losses)
            sum += (double)loss.Factor * loss.MeanLoss(rows);
        return (float)sum;
    }
}
