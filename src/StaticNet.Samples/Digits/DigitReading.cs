namespace StaticNet.Samples.Digits;

/// <summary>What a network makes of an image.</summary>
/// <param name="Image"><c>[28, 28]</c>, 0 for paper and 1 for ink.</param>
/// <param name="Label">The digit that it shows.</param>
/// <param name="Prediction">The digit that the network reads.</param>
/// <param name="Probability">How sure it is, in [0, 1].</param>
internal sealed record DigitReading(float[] Image, int Label, int Prediction, float Probability)
{
    /// <summary>Whether the network is right.</summary>
    public bool IsRight => Label == Prediction;

    /// <summary>Reads images one after the other, lazily.</summary>
    /// <param name="network">The network.</param>
    /// <param name="images">The images and their labels.</param>
    public static IEnumerable<DigitReading> ReadAll(INetwork network, Dataset images)
    {
        float[] scores = new float[SyntheticDigits.Classes];
        for (int i = 0; i < images.Count; i++)
        {
            float[] image = images.GetInput(i);
            network.Predict(image, scores);
            yield return FromScores(image, images.GetLabel(i), scores);
        }
    }

    /// <summary>The reading that belongs to scores: the largest one's digit, and its share in the softmax.</summary>
    /// <param name="image">The image.</param>
    /// <param name="label">The digit that it shows.</param>
    /// <param name="scores">A score for each digit.</param>
    public static DigitReading FromScores(float[] image, int label, ReadOnlySpan<float> scores)
    {
        int largest = 0;
        for (int digit = 1; digit < scores.Length; digit++)
            if (scores[digit] > scores[largest])
                largest = digit;

        float sum = 0;
        foreach (float score in scores)
            sum += MathF.Exp(score - scores[largest]);
        return new DigitReading(image, label, largest, 1 / sum);
    }
}
