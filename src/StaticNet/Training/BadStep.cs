namespace StaticNet.Training;

/// <summary>Why a step was rejected.</summary>
/// <param name="Step">
/// The step it would have been, counted from 1 over the optimizer's life. Rejected steps don't count, so that several may
/// bear the same number. For weights that the last step ruined, that step.
/// </param>
/// <param name="Layer">The layer of the first tensor with a bad value; null for a loss or norm.</param>
/// <param name="Tensor">The tensor in its layer, <c>Weights</c>; null for a loss or norm.</param>
/// <param name="Kind">What was bad.</param>
/// <param name="Value">The bad value: the first in its tensor, or the loss or norm.</param>
public readonly record struct BadStep(long Step, string? Layer, string? Tensor, BadStepKind Kind, double Value);
