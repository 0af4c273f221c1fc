namespace StaticNet;

/// <summary>Where a training run is, reported after every step.</summary>
/// <param name="Epoch">The epoch, from 1; it counts on over calls of <c>Fit</c>.</param>
/// <param name="LastEpoch">The last epoch of this call of <c>Fit</c>.</param>
/// <param name="Step">The step in the epoch, from 1.</param>
/// <param name="Steps">The steps of the epoch.</param>
/// <param name="Loss">The mean loss of the step's batch.</param>
/// <param name="GradientNorm">The L2 norm of all gradients before clipping by norm.</param>
/// <param name="Elapsed">The time since the epoch began.</param>
public readonly record struct TrainingProgress(
    int Epoch, int LastEpoch, int Step, int Steps, float Loss, double GradientNorm, TimeSpan Elapsed)
{
    /// <summary>The steps over the trainer's life, rejected ones included.</summary>
    public long StepCount { get; init; }

    /// <summary>The learning rate of the step.</summary>
    public float LearningRate { get; init; }

    /// <summary>The steps of the epoch so far that were not made because they were bad or had nothing to learn from, those that were rolled back included.</summary>
    public int SkippedSteps { get; init; }

    /// <summary>Those of them after which the network went back to the last good state.</summary>
    public int Rollbacks { get; init; }

    /// <summary>Why the last of them was not made; null if there was none.</summary>
    public BadStep? LastBadStep { get; init; }
}
