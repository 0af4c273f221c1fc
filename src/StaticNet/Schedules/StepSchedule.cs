using StaticNet.Numerics;

namespace StaticNet.Schedules;

/// <summary>
/// Multiplies the learning rate by a factor γ after every s positions: <c>rate · γ^⌊t / s⌋</c>. The same as
/// <c>torch.optim.lr_scheduler.StepLR</c>.
/// </summary>
public sealed class StepSchedule : Schedule
{
    private readonly double _learningRate;
    private readonly long _stepSize;
    private readonly double _factor;

    /// <summary>A learning rate that falls in stairs of the same length.</summary>
    /// <param name="learningRate">The rate of the first stair, finite and 0 or more.</param>
    /// <param name="stepSize">s, the positions of a stair, at least 1.</param>
    /// <param name="factor">γ, finite and above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its limits.</exception>
    public StepSchedule(double learningRate, long stepSize, double factor = 0.1)
    {
        _learningRate = ScheduleChecks.Rate(learningRate, nameof(learningRate));
        _stepSize = ScheduleChecks.Length(stepSize, nameof(stepSize));
        _factor = ScheduleChecks.Factor(factor, nameof(factor));
    }

    /// <inheritdoc/>
    public override float GetLearningRate(long position) =>
        (float)(_learningRate * PortableMath.Power(_factor, ScheduleChecks.Position(position) / _stepSize));
}
