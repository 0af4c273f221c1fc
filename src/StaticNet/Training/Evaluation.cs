namespace StaticNet;

/// <summary>How good a network is on a dataset.</summary>
/// <param name="Loss">The mean loss over the samples.</param>
/// <param name="Accuracy">
/// The part of the samples whose largest output is the one of their label, in [0, 1]; of equal outputs the first counts as
/// the largest. Null for targets that are values.
/// </param>
/// <param name="Count">The number of samples.</param>
public readonly record struct Evaluation(double Loss, double? Accuracy, int Count);
