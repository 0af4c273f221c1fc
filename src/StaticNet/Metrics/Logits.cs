namespace StaticNet.Metrics;

/// <summary>Decisions from the outputs of a sample.</summary>
internal static class Logits
{
    /// <summary>What stands for the class of a sample that has none, since an output is NaN.</summary>
    public const int NoClass = -1;

    /// <summary>The index of the largest value, the first of equals; <see cref="NoClass"/> if one is NaN.</summary>
    /// <param name="values">At least one value.</param>
    public static int IndexOfLargest(ReadOnlySpan<float> values)
    {
        int largest = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (float.IsNaN(values[i]))
                return NoClass;
            if (values[i] > values[largest])
                largest = i;
        }

        return largest;
    }

    /// <summary>The class of a sample with one logit: 1 above 0, otherwise 0; <see cref="NoClass"/> for NaN.</summary>
    /// <param name="logit">The logit.</param>
    public static int ClassOf(float logit) => float.IsNaN(logit) ? NoClass : IsPositive(logit) ? 1 : 0;

    /// <summary>Whether a logit says yes: a probability above one half.</summary>
    public static bool IsPositive(float logit) => logit > 0;
}
