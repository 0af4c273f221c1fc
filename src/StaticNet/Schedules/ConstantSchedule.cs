namespace StaticNet.Schedules;

/// <summary>
/// The same learning rate at each position: <c>rate</c>.
/// </summary>
public sealed class ConstantSchedule : Schedule
{
    private readonly float _learningRate;

    /// <summary>A constant learning rate.</summary>
    /// <param name="learningRate">The rate, finite and 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is outside its limits.</exception>
    public ConstantSchedule(double learningRate) => _learningRate = (float)ScheduleChecks.Rate(learningRate, nameof(learningRate));

    /// <inheritdoc/>
    public override float GetLearningRate(long position)
    {
        ScheduleChecks.Position(position);
        return _learningRate;
    }
}
