using StaticNet.Numerics;

namespace StaticNet.Schedules;

/// <summary>
/// A power of what is left of T positions: <c>minimum + (rate − minimum) · (1 − min(t, T) / T)^p</c>. The same as
/// <c>torch.optim.lr_scheduler.PolynomialLR</c>, which has the minimum 0; with p = 1 a straight line.
/// </summary>
public sealed class PolynomialSchedule : Schedule
{
    private const double LargestPower = 1e6;

    private readonly double _learningRate;
    private readonly long _length;
    private readonly double _power;
    private readonly double _minimum;

    /// <summary>A learning rate that falls along a polynomial, and then stays.</summary>
    /// <param name="learningRate">The rate at position 0, finite and 0 or more.</param>
    /// <param name="length">T, from where on the rate is the minimum, at least 1.</param>
    /// <param name="power">p, above 0, at most 10⁶.</param>
    /// <param name="minimum">The minimum, from 0 to the learning rate.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its limits.</exception>
    public PolynomialSchedule(double learningRate, long length, double power = 1, double minimum = 0)
    {
        _learningRate = ScheduleChecks.Rate(learningRate, nameof(learningRate));
        _length = ScheduleChecks.Length(length, nameof(length));
        _power = power is > 0 and <= LargestPower ? power : throw ScheduleChecks.OutOfRange(nameof(power), power, "in (0, 10⁶]");
        _minimum = ScheduleChecks.Minimum(minimum, learningRate, nameof(minimum));
    }

    /// <inheritdoc/>
    public override float GetLearningRate(long position)
    {
        long left = _length - Math.Min(ScheduleChecks.Position(position), _length);
        double share = PortableMath.Power((double)left / _length, _power);
        return (float)Annealing.Linear(_minimum, _learningRate, share);
    }
}
