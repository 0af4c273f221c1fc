namespace StaticNet.Reporting;

/// <summary>A sample that was taken for another class.</summary>
/// <param name="Sample">Its index in the dataset.</param>
/// <param name="Actual">The class it belongs to.</param>
/// <param name="Predicted">The class it was taken for.</param>
/// <param name="Confidence">How sure the network was, in [0, 1].</param>
public readonly record struct ClassificationMistake(int Sample, int Actual, int Predicted, double Confidence);
