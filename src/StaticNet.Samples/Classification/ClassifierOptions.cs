using StaticNet.Samples.Training;
using StaticNet.Schedules;

namespace StaticNet.Samples.Classification;

/// <summary>What the user asked for of a training, within its limits.</summary>
internal sealed record ClassifierOptions
{
    /// <summary>The training samples held back for validation; 0 for none.</summary>
    public required int ValidationSamples { get; init; }

    /// <summary>The number of epochs.</summary>
    public required int Epochs { get; init; }

    /// <summary>The samples of a step.</summary>
    public required int BatchSize { get; init; }

    /// <summary>The learning rate.</summary>
    public required float LearningRate { get; init; }

    /// <summary>One of <see cref="OptimizerChoice.Names"/>.</summary>
    public required string Optimizer { get; init; }

    /// <summary>One of <see cref="ScheduleChoice.Names"/>.</summary>
    public required string Schedule { get; init; }

    /// <summary>Whether training samples are changed at random.</summary>
    public required bool Augment { get; init; }

    /// <summary>How far they are changed, as a part of the task's limits: above 0 and at most 1.</summary>
    public required float AugmentationStrength { get; init; }

    /// <summary>Decides synthetic samples, the initial weights and the order of the samples.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The threads that share the work; 0 for as many as the machine has cores.</summary>
    public required int Workers { get; init; }

    /// <summary>The shards of a batch, which ranks of MPI share; 1 for none.</summary>
    public required int Shards { get; init; }

    /// <summary>The directory of checkpoints; null for none.</summary>
    public required string? CheckpointDirectory { get; init; }

    /// <summary>Whether to go on with the run whose checkpoints are there.</summary>
    public required bool Resume { get; init; }

    /// <summary>The HTML file of the report; null for none.</summary>
    public required string? ReportFile { get; init; }

    /// <summary>The safetensors file of the weights; null for none.</summary>
    public required string? SaveFile { get; init; }

    /// <summary>Whether standard output gets a JSON object and nothing else.</summary>
    public required bool Json { get; init; }

    /// <summary>What decides the weights besides data and seed, which states know themselves.</summary>
    public string Settings
    {
        get
        {
            // The other schedules and the constant rate don't depend on the run's length: it may be extended.
            string length = Schedule is "constant" or "plateau" ? "" : FormattableString.Invariant($" over {Epochs} epochs");
            return FormattableString.Invariant(
                $"{Optimizer}, learning rate {LearningRate}, {Schedule}{length}, batches of {BatchSize}, {ValidationSamples} held back, {(Augment ? "augmented" : "not augmented")}{Strength}");
        }
    }

    /// <summary>The strength of the augmentation in words, after its name; empty if it goes to its limits or there is none.</summary>
    public string Strength => Augment && AugmentationStrength < 1 ? FormattableString.Invariant($" to {AugmentationStrength} of its limits") : "";
}
