namespace StaticNet.Samples.Predict;

/// <summary>What the network reads in an image.</summary>
/// <param name="File">The image file.</param>
/// <param name="Digit">The digit.</param>
/// <param name="Probability">How sure it is, in [0, 1].</param>
/// <param name="Probabilities">The probability of each digit.</param>
internal sealed record Prediction(string File, int Digit, float Probability, float[] Probabilities);
