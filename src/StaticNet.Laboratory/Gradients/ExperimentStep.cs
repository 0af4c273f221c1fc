namespace StaticNet.Laboratory.Gradients;

/// <summary>A step of a training, before its update.</summary>
/// <param name="Step">Its number, from 1.</param>
/// <param name="Loss">The mean loss of its batch.</param>
/// <param name="Norms">The gradient norm of each dense layer, from the first to the last.</param>
/// <param name="IsFinite">Whether the loss and every gradient are finite.</param>
internal sealed record ExperimentStep(int Step, float Loss, double[] Norms, bool IsFinite);
