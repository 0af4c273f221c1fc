namespace StaticNet.Metrics;

/// <summary>Precision, recall and F1 from counts, with 0 for a quotient of nothing by nothing.</summary>
internal static class ClassScores
{
    /// <summary>The share of the predicted that are right.</summary>
    public static double Precision(long hits, long predicted, long actual) => Ratio(hits, predicted);

    /// <summary>The share of the actual that are found.</summary>
    public static double Recall(long hits, long predicted, long actual) => Ratio(hits, actual);

    /// <summary>The harmonic mean of both.</summary>
    public static double F1(long hits, long predicted, long actual) => Ratio(2 * hits, predicted + actual);

    /// <summary>The figure of one class; NaN if it is neither actual nor predicted anywhere.</summary>
    /// <param name="score">The figure.</param>
    /// <param name="counts">The counts.</param>
    /// <param name="index">The class.</param>
    public static double OfClass(Func<long, long, long, double> score, ClassCounts counts, int index) => counts.IsAbsent(index)
        ? double.NaN
        : score(counts.Hits[index], counts.Predicted[index] + counts.UnansweredOthers(index), counts.Actual[index]);

    /// <summary>The figure of all classes; NaN without samples.</summary>
    /// <param name="score">The figure of one class.</param>
    /// <param name="averaging">How they become one.</param>
    /// <param name="counts">The counts.</param>
    public static double Average(Func<long, long, long, double> score, Averaging averaging, ClassCounts counts)
    {
        if (averaging == Averaging.Micro)
            return OfSums(score, Sum(counts.Hits), Sum(counts.Predicted) + Sum(counts.Unanswered), Sum(counts.Actual));

        double sum = 0, weights = 0;
        for (int i = 0; i < counts.Hits.Length; i++)
        {
            if (counts.IsAbsent(i))
                continue;
            double weight = averaging == Averaging.Weighted ? counts.Actual[i] : 1;
            sum += weight * OfClass(score, counts, i);
            weights += weight;
        }

        return weights == 0 ? double.NaN : sum / weights;
    }

    private static double OfSums(Func<long, long, long, double> score, long hits, long predicted, long actual) =>
        predicted + actual == 0 ? double.NaN : score(hits, predicted, actual);

    private static double Ratio(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    private static long Sum(ReadOnlySpan<long> counts)
    {
        long sum = 0;
        foreach (long count in counts)
            sum += count;
        return sum;
    }
}
