namespace StaticNet.Samples.Contrast;

/// <summary>What came of a run.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Steps">The steps made.</param>
/// <param name="IsCancelled">Whether the run was ended by Ctrl+C.</param>
/// <param name="Loss">The loss of the last step; null without any.</param>
/// <param name="AccuracyBefore">The part of test images whose nearest neighbour has their label, before training.</param>
/// <param name="Accuracy">The same after it.</param>
internal sealed record ContrastResult(ulong Seed, int Steps, bool IsCancelled, float? Loss, double AccuracyBefore, double Accuracy);
