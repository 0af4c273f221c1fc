using StaticNet.Schedules;

namespace StaticNet.Samples.Text;

/// <summary>How a text is to be learned.</summary>
internal sealed record TextOptions
{
    /// <summary>The file; null for the built-in text.</summary>
    public string? DataFile { get; init; }

    /// <summary>What a token is: one of <see cref="TextData.Units"/>.</summary>
    public required string Unit { get; init; }

    /// <summary>The part of the text, its end, that is held out.</summary>
    public required float HeldOut { get; init; }

    /// <summary>Times that every window is used.</summary>
    public required int Epochs { get; init; }

    /// <summary>The windows of a step.</summary>
    public required int BatchSize { get; init; }

    /// <summary>The learning rate to begin with, or its peak.</summary>
    public required float LearningRate { get; init; }

    /// <summary>How it changes.</summary>
    public required string Schedule { get; init; }

    /// <summary>Decides everything that is random.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The threads that share the work.</summary>
    public required int Workers { get; init; }

    /// <summary>Where the state of training is saved; null for nowhere.</summary>
    public string? CheckpointDirectory { get; init; }

    /// <summary>Whether to go on with what is saved there.</summary>
    public bool Resume { get; init; }

    /// <summary>The file for the weights; null for none.</summary>
    public string? SaveFile { get; init; }

    /// <summary>Whether standard output gets a JSON object and nothing else.</summary>
    public bool Json { get; init; }

    /// <summary>How samples of text are drawn.</summary>
    public required DrawingOptions Drawing { get; init; }

    /// <summary>What decides the weights besides data and seed, which states know themselves.</summary>
    public string Settings
    {
        get
        {
            // A constant rate doesn't depend on the run's length: it may be extended.
            string length = Schedule is "constant" or "plateau" ? "" : FormattableString.Invariant($" over {Epochs} epochs");
            return FormattableString.Invariant($"learning rate {LearningRate}, {Schedule}{length}, batches of {BatchSize}");
        }
    }
}
