namespace StaticNet.Samples.Predict;

/// <summary>What the network sees in an image.</summary>
/// <param name="File">The image file.</param>
/// <param name="Class">The name of the class.</param>
/// <param name="Digit">The digit, if digits are read; otherwise null and left out.</param>
/// <param name="Probability">How sure it is, in [0, 1].</param>
/// <param name="Probabilities">The probability of each class.</param>
internal sealed record Prediction(string File, string Class, int? Digit, float Probability, float[] Probabilities)
{
    /// <summary>What was done to the image before the network saw it, in words; null and left out for nothing.</summary>
    public string[]? Changes { get; init; }
}
