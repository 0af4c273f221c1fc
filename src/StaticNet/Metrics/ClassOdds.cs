using StaticNet.Numerics;

namespace StaticNet.Metrics;

/// <summary>How sure a softmax is of each class.</summary>
internal static class ClassOdds
{
    private const double SmallestSum = 1e-300;

    /// <summary>
    /// <c>ln(p / (1 − p))</c> of each class, where p is its probability: the same order as that of probabilities, but those near 1
    /// stay apart. With two classes it is the difference of the logits.
    /// </summary>
    /// <param name="logits">The outputs of a sample, finite, at least two.</param>
    /// <param name="odds">Receives as many values.</param>
    public static void Compute(ReadOnlySpan<float> logits, Span<double> odds)
    {
        int largest = Logits.IndexOfLargest(logits);
        double maximum = logits[largest];
        double others = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            odds[i] = PortableMath.Exp(logits[i] - maximum);
            if (i != largest)
                others += odds[i];
        }

        for (int i = 0; i < logits.Length; i++)
            if (i != largest)
                odds[i] = logits[i] - maximum - PortableMath.Log(1 + Math.Max(others - odds[i], 0));
        odds[largest] = others >= SmallestSum ? -PortableMath.Log(others) : OfCertain(logits, largest);
    }

    /// <summary>The odds of a class so far above the others that their exponentials vanish beside its own.</summary>
    private static double OfCertain(ReadOnlySpan<float> logits, int largest)
    {
        double second = double.NegativeInfinity;
        for (int i = 0; i < logits.Length; i++)
            if (i != largest)
                second = Math.Max(second, logits[i]);

        double sum = 0;
        for (int i = 0; i < logits.Length; i++)
            if (i != largest)
                sum += PortableMath.Exp(logits[i] - second);
        return logits[largest] - second - PortableMath.Log(sum);
    }
}
