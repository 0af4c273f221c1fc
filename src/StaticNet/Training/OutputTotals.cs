using StaticNet.CompilerServices;

namespace StaticNet.Training;

/// <summary>What an evaluation sums of one output, or of all of them.</summary>
internal struct OutputTotals
{
    private double _loss;
    private double _weight;

    /// <summary>The labels that were right.</summary>
    public long Correct { get; set; }

    /// <summary>The labels that aren't ignored.</summary>
    public long Labelled { get; set; }

    /// <summary>The part of them that was right; null without any.</summary>
    public readonly double? Accuracy => Labelled > 0 ? (double)Correct / Labelled : null;

    /// <summary>The mean loss; NaN if nothing weighs anything.</summary>
    public readonly double Loss => _weight > 0 ? _loss / _weight : double.NaN;

    /// <summary>Adds the loss of a batch, right after its pass.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="samples">The samples of the batch.</param>
    /// <param name="rows">The labels of a sample, or 1.</param>
    public void AddLoss(LossMemory loss, int samples, int rows) => AddLoss(loss.MeanLoss(samples), loss.Weight ?? (double)samples * rows);

    /// <summary>Adds a mean loss.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="weight">What it is a mean over.</param>
    public void AddLoss(double mean, double weight)
    {
        _loss += mean * weight;
        _weight += weight;
    }

    /// <summary>Adds what was found of more samples.</summary>
    /// <param name="other">That.</param>
    public void Add(in OutputTotals other)
    {
        _loss += other._loss;
        _weight += other._weight;
        Correct += other.Correct;
        Labelled += other.Labelled;
    }
}
