namespace StaticNet.Schedules;

/// <summary>
/// Half a cosine from the learning rate down to a minimum: <c>minimum + (rate − minimum) · (1 + cos(πt / T)) / 2</c>
/// (Loshchilov and Hutter, "SGDR", 2017, without restarts). The same as <c>torch.optim.lr_scheduler.CosineAnnealingLR</c>.
/// </summary>
/// <remarks>
/// As there, the cosine goes on beyond T: the rate rises until 2T and falls again. To stay at the minimum, let a
/// <see cref="SequentialSchedule"/> go on with a <see cref="ConstantSchedule"/>.
/// </remarks>
public sealed class CosineSchedule : Schedule
{
    private readonly double _learningRate;
    private readonly long _length;
    private readonly double _minimum;

    /// <summary>A learning rate that falls along a cosine.</summary>
    /// <param name="learningRate">The rate at position 0, finite and 0 or more.</param>
    /// <param name="length">T, the position of the minimum, at least 1.</param>
    /// <param name="minimum">The minimum, from 0 to the learning rate.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its limits.</exception>
    public CosineSchedule(double learningRate, long length, double minimum = 0)
    {
        _learningRate = ScheduleChecks.Rate(learningRate, nameof(learningRate));
        _length = ScheduleChecks.Length(length, nameof(length));
        _minimum = ScheduleChecks.Minimum(minimum, learningRate, nameof(minimum));
    }

    /// <inheritdoc/>
    public override float GetLearningRate(long position)
    {
        // Whole periods are left away first: the quotient of a far position would have lost digits.
        long place = ScheduleChecks.Position(position) % (2 * _length);
        return (float)Annealing.Cosine(_learningRate, _minimum, (double)place / _length);
    }
}
