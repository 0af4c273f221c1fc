namespace StaticNet;

/// <summary>Decisions from the outputs of a sample.</summary>
internal static class Logits
{
    /// <summary>The index of the largest value, the first of equals.</summary>
    /// <param name="values">At least one value.</param>
    public static int IndexOfLargest(ReadOnlySpan<float> values)
    {
        int largest = 0;
        for (int i = 1; i < values.Length; i++)
            if (values[i] > values[largest])
                largest = i;
        return largest;
    }

    /// <summary>Whether a logit says yes: a probability above one half.</summary>
    public static bool IsPositive(float logit) => logit > 0;
}
