namespace StaticNet;

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
    public static double OfClass(Func<long, long, long, double> score, long hits, long predicted, long actual) =>
        predicted + actual == 0 ? double.NaN : score(hits, predicted, actual);

    /// <summary>The figure of all classes; NaN without samples.</summary>
    public static double Average(
        Func<long, long, long, double> score,
        Averaging averaging,
        ReadOnlySpan<long> hits,
        ReadOnlySpan<long> predicted,
        ReadOnlySpan<long> actual)
    {
        if (averaging == Averaging.Micro)
            return OfClass(score, Sum(hits), Sum(predicted), Sum(actual));

        double sum = 0, weights = 0;
        for (int i = 0; i < hits.Length; i++)
        {
            if (predicted[i] + actual[i] == 0)
                continue;
            double weight = averaging == Averaging.Weighted ? actual[i] : 1;
            sum += weight * score(hits[i], predicted[i], actual[i]);
            weights += weight;
        }

        return weights == 0 ? double.NaN : sum / weights;
    }

    private static double Ratio(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    private static long Sum(ReadOnlySpan<long> counts)
    {
        long sum = 0;
        foreach (long count in counts)
            sum += count;
        return sum;
    }
}
