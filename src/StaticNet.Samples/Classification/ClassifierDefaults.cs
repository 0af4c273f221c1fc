namespace StaticNet.Samples.Classification;

/// <summary>How a command trains when nothing else is asked for.</summary>
/// <param name="Epochs">The number of epochs.</param>
/// <param name="BatchSize">The samples of a step.</param>
/// <param name="LearningRate">The learning rate.</param>
internal sealed record ClassifierDefaults(int Epochs, int BatchSize, float LearningRate);
