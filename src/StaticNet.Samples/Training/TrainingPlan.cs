namespace StaticNet.Samples.Training;

/// <summary>What to train on and for how long.</summary>
/// <param name="Training">The training set.</param>
/// <param name="Test">The test set.</param>
/// <param name="Epochs">The number of epochs.</param>
/// <param name="BatchSize">The samples of a step.</param>
/// <param name="Seed">Decides the order of the samples.</param>
internal sealed record TrainingPlan(Dataset Training, Dataset Test, int Epochs, int BatchSize, ulong Seed);
