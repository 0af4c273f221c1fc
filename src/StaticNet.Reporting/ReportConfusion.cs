using System.Collections.Immutable;

namespace StaticNet.Reporting;

/// <summary>How often samples of a class were taken for each class.</summary>
public sealed class ReportConfusion
{
    private readonly int[,] _counts;
    private readonly int[] _unanswered;

    /// <summary>A matrix; the counts are copied.</summary>
    /// <param name="counts"><c>[actual, predicted]</c>, none negative.</param>
    /// <param name="classes">The name of each class.</param>
    /// <param name="unanswered"><c>[actual]</c>: the samples of each class that were taken for none, none negative; null if there are none.</param>
    /// <exception cref="ArgumentException">
    /// The counts aren't square, not of as many classes, there is no class, or a count is negative.
    /// </exception>
    public ReportConfusion(int[,] counts, IEnumerable<string> classes, IEnumerable<int>? unanswered = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(classes);
        Classes = [.. classes];
        if (Classes.IsEmpty || counts.GetLength(0) != Classes.Length || counts.GetLength(1) != Classes.Length)
            throw new ArgumentException(
                $"The counts are {counts.GetLength(0)} × {counts.GetLength(1)}; they have a row and a column for each of the {Classes.Length} classes.",
                nameof(counts));
        foreach (int count in counts)
            ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(counts));
        _counts = (int[,])counts.Clone();
        _unanswered = unanswered is null ? new int[Classes.Length] : [.. unanswered];
        if (_unanswered.Length != Classes.Length)
            throw new ArgumentException(
                $"There are {_unanswered.Length} counts of samples without an answer for {Classes.Length} classes.", nameof(unanswered));
        foreach (int count in _unanswered)
            ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(unanswered));
    }

    /// <summary>The name of each class.</summary>
    public ImmutableArray<string> Classes { get; }

    /// <summary>How often samples of a class were taken for a class.</summary>
    /// <param name="actual">The class they belong to.</param>
    /// <param name="predicted">The class they were taken for.</param>
    public int this[int actual, int predicted] => _counts[actual, predicted];

    /// <summary>Whether there are samples that were taken for no class.</summary>
    public bool HasUnanswered => _unanswered.Any(count => count > 0);

    /// <summary>The samples of a class that were taken for none, since an output was NaN.</summary>
    /// <param name="actual">The class they belong to.</param>
    public int UnansweredOf(int actual) => _unanswered[actual];

    /// <summary>The samples of a class.</summary>
    /// <param name="actual">The class.</param>
    public long SamplesOf(int actual) => _unanswered[actual] + Enumerable.Range(0, Classes.Length).Sum(predicted => (long)_counts[actual, predicted]);

    /// <summary>How many samples were taken for a class.</summary>
    /// <param name="predicted">The class.</param>
    public long PredictionsOf(int predicted) => Enumerable.Range(0, Classes.Length).Sum(actual => (long)_counts[actual, predicted]);

    /// <summary>The part of a class's samples that were recognized, in [0, 1]; NaN without samples.</summary>
    /// <param name="index">The class.</param>
    public double RecallOf(int index) => _counts[index, index] / (double)SamplesOf(index);

    /// <summary>
    /// The part of what was taken for a class that belongs to it, in [0, 1]; NaN if nothing was. A sample of another class that was taken
    /// for none counts as taken for this one, as in <see cref="Precision"/>.
    /// </summary>
    /// <param name="index">The class.</param>
    public double PrecisionOf(int index) => _counts[index, index] / (double)Taken(index);

    /// <summary>The harmonic mean of precision and recall, 2·true / (samples + predictions); NaN without either.</summary>
    /// <param name="index">The class.</param>
    public double F1Of(int index) => 2.0 * _counts[index, index] / (SamplesOf(index) + Taken(index));

    private long Taken(int index) => PredictionsOf(index) + _unanswered.Sum(count => (long)count) - _unanswered[index];
}
