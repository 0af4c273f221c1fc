namespace StaticNet.Schedules;

/// <summary>
/// A cosine from the learning rate down to a minimum, over and over, each cycle m times as long as the one before:
/// <c>minimum + (rate − minimum) · (1 + cos(π · s / Tᵢ)) / 2</c>, where <c>Tᵢ = T₀ · mⁱ</c> and s is the distance from the start of cycle i
/// (Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts", 2017). The same as
/// <c>torch.optim.lr_scheduler.CosineAnnealingWarmRestarts</c>.
/// </summary>
/// <remarks>
/// Cycles may have fractions of a position; PyTorch takes whole numbers only. A cycle begins at the first position that isn't
/// before its start.
/// </remarks>
public sealed class CosineWithRestartsSchedule : Schedule
{
    private readonly double _learningRate;
    private readonly double _firstCycle;
    private readonly double _cycleFactor;
    private readonly double _minimum;

    /// <summary>A learning rate that falls along a cosine and starts again.</summary>
    /// <param name="learningRate">The rate at the start of each cycle, finite and 0 or more.</param>
    /// <param name="firstCycle">T₀, the positions of the first cycle, at least 1 and finite.</param>
    /// <param name="cycleFactor">m, at least 1 and finite.</param>
    /// <param name="minimum">The minimum, from 0 to the learning rate.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its limits.</exception>
    public CosineWithRestartsSchedule(double learningRate, double firstCycle, double cycleFactor = 1, double minimum = 0)
    {
        _learningRate = ScheduleChecks.Rate(learningRate, nameof(learningRate));
        _firstCycle = ScheduleChecks.Between(firstCycle, 1, double.MaxValue, nameof(firstCycle));
        _cycleFactor = ScheduleChecks.Between(cycleFactor, 1, double.MaxValue, nameof(cycleFactor));
        _minimum = ScheduleChecks.Minimum(minimum, learningRate, nameof(minimum));
    }

    /// <inheritdoc/>
    public override float GetLearningRate(long position)
    {
        ScheduleChecks.Position(position);
        double length = _firstCycle;
        double start = 0;
        if (_cycleFactor == 1)
            start = Math.Floor(position / length) * length;
        else
            while (position >= start + length)
            {
                start += length;
                length *= _cycleFactor;
            }

        return (float)Annealing.Cosine(_learningRate, _minimum, (position - start) / length);
    }
}
