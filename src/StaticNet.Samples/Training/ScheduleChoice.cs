using StaticNet.Schedules;

namespace StaticNet.Samples.Training;

/// <summary>The schedules that can be chosen by name. Each begins or peaks at the learning rate of the command line.</summary>
internal static class ScheduleChoice
{
    private const double StepFactor = 0.1;
    private const double PlateauFactor = 0.5;
    private const int PlateauPatience = 2;
    private const double CycleFactor = 2;

    // One cycle and one of twice and one of four times its length make a run.
    private const double Cycles = 1 + CycleFactor + (CycleFactor * CycleFactor);

    // What an exponential decay ends at.
    private const double LastShare = 0.01;

    /// <summary>The names, the default first.</summary>
    public static string[] Names { get; } =
        ["constant", "step", "exponential", "cosine", "cosine-restarts", "linear", "one-cycle", "plateau"];

    /// <summary>Makes a schedule.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="learningRate">The learning rate to begin with, or the peak of one cycle.</param>
    /// <param name="steps">The steps of the run.</param>
    /// <returns>The schedule; null for a constant rate.</returns>
    /// <exception cref="ArgumentException">There is no such schedule.</exception>
    public static Schedule? Create(string name, float learningRate, long steps) => name switch
    {
        "constant" => null,
        "step" => new StepSchedule(learningRate, Math.Max(1, (steps + 2) / 3), StepFactor),
        "exponential" => new ExponentialSchedule(learningRate, Math.Pow(LastShare, 1.0 / steps)),
        "cosine" => new CosineSchedule(learningRate, steps),
        "cosine-restarts" => new CosineWithRestartsSchedule(learningRate, Math.Max(1, steps / Cycles), CycleFactor),
        "linear" => new PolynomialSchedule(learningRate, steps),
        "one-cycle" => new OneCycleSchedule(learningRate, steps),
        "plateau" => new ReduceOnPlateauSchedule(learningRate, PlateauFactor, PlateauPatience),
        _ => throw new ArgumentException($"There is no schedule '{name}', but {string.Join(", ", Names)}.", nameof(name)),
    };
}
