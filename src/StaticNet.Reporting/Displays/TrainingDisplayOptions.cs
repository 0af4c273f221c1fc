namespace StaticNet.Reporting;

/// <summary>What a display has to know of a run.</summary>
/// <param name="Epochs">The last epoch of the run, at least 1.</param>
/// <param name="Samples">The training samples of an epoch, at least 1.</param>
public sealed record TrainingDisplayOptions(int Epochs, int Samples)
{
    /// <summary>What the samples that epochs are evaluated on are called in lines. Default <c>test</c>.</summary>
    public string EvaluationName { get; init; } = "test";

    /// <summary>The optimizer, whose learning rate a live display shows; without it that of the last complete epoch.</summary>
    public Optimizer? Optimizer { get; init; }
}
