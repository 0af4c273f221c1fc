namespace StaticNet.Training;

/// <summary>How good a network is at one of its outputs.</summary>
/// <param name="Output">The output's name.</param>
/// <param name="Loss">Its loss before the loss's weight, a mean as <see cref="Evaluation.Loss"/> is; NaN if it isn't known.</param>
/// <param name="Accuracy">The part of its labels that are right, as <see cref="Evaluation.Accuracy"/>; null for values.</param>
public readonly record struct OutputEvaluation(string Output, double Loss, double? Accuracy);
