namespace StaticNet.Metrics;

/// <summary>How often each class was right, predicted and actual, and how often its samples got no answer.</summary>
/// <param name="hits">How often each class was predicted and actual.</param>
/// <param name="predicted">How often each class was predicted.</param>
/// <param name="actual">How often each class was actual.</param>
/// <param name="unanswered">How often each class was actual and none predicted, since an output was NaN.</param>
internal readonly ref struct ClassCounts(
    ReadOnlySpan<long> hits, ReadOnlySpan<long> predicted, ReadOnlySpan<long> actual, ReadOnlySpan<long> unanswered)
{
    /// <summary>How often each class was predicted and actual.</summary>
    public ReadOnlySpan<long> Hits { get; } = hits;

    /// <summary>How often each class was predicted.</summary>
    public ReadOnlySpan<long> Predicted { get; } = predicted;

    /// <summary>How often each class was actual.</summary>
    public ReadOnlySpan<long> Actual { get; } = actual;

    /// <summary>How often each class was actual and none predicted.</summary>
    public ReadOnlySpan<long> Unanswered { get; } = unanswered;

    /// <summary>Whether a class is neither actual nor predicted anywhere.</summary>
    /// <param name="index">The class.</param>
    public bool IsAbsent(int index) => Predicted[index] + Actual[index] == 0;

    /// <summary>The samples of other classes without an answer, each of which is a false prediction of this class.</summary>
    /// <param name="index">The class.</param>
    public long UnansweredOthers(int index)
    {
        long sum = -Unanswered[index];
        foreach (long count in Unanswered)
            sum += count;
        return sum;
    }
}
