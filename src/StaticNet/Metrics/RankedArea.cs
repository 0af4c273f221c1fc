namespace StaticNet.Metrics;

/// <summary>The area under the ROC curve from ranks: that of the test of Mann, Whitney and Wilcoxon.</summary>
internal static class RankedArea
{
    /// <summary>
    /// <c>(R − P(P + 1) / 2) / (P · N)</c>, where R is the sum of the ranks of the P positive ones and equal scores have the mean
    /// of their ranks; NaN without positive or without negative ones. Sums are of integers, so only the quotient rounds.
    /// </summary>
    /// <param name="scores">The scores in ascending order.</param>
    /// <param name="positives">Which are positive.</param>
    public static double Compute(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positives)
    {
        long doubledRanks = 0, positive = 0;
        for (int start = 0, end; start < scores.Length; start = end)
        {
            int among = 0;
            for (end = start; end < scores.Length && scores[end] == scores[start]; end++)
                if (positives[end])
                    among++;

            // Ranks start + 1 to end have the mean (start + 1 + end) / 2.
            doubledRanks += (long)among * (start + 1 + end);
            positive += among;
        }

        long negative = scores.Length - positive;
        return positive == 0 || negative == 0
            ? double.NaN
            : (doubledRanks - (positive * (positive + 1))) / (2.0 * positive * negative);
    }
}
