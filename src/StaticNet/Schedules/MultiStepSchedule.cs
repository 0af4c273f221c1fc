using StaticNet.Numerics;

namespace StaticNet.Schedules;

/// <summary>
/// Multiplies the learning rate by a factor γ at each milestone: <c>rate · γ^m</c>, where m milestones are at t or before. The
/// same as <c>torch.optim.lr_scheduler.MultiStepLR</c>.
/// </summary>
public sealed class MultiStepSchedule : Schedule
{
    private readonly double _learningRate;
    private readonly long[] _milestones;
    private readonly double _factor;

    /// <summary>A learning rate that falls at milestones.</summary>
    /// <param name="learningRate">The rate before the first milestone, finite and 0 or more.</param>
    /// <param name="milestones">
    /// The first positions of the lower rates, at least 1, in ascending order; one that comes twice counts twice.
    /// </param>
    /// <param name="factor">γ, finite and above 0.</param>
    /// <exception cref="ArgumentNullException">There are no milestones.</exception>
    /// <exception cref="ArgumentException">An argument is outside its limits, or the milestones don't ascend.</exception>
    public MultiStepSchedule(double learningRate, long[] milestones, double factor = 0.1)
    {
        _learningRate = ScheduleChecks.Rate(learningRate, nameof(learningRate));
        _milestones = ScheduleChecks.Milestones(milestones, nameof(milestones), gap: 0);
        _factor = ScheduleChecks.Factor(factor, nameof(factor));
    }

    /// <inheritdoc/>
    public override float GetLearningRate(long position)
    {
        ScheduleChecks.Position(position);
        int passed = 0;
        while (passed < _milestones.Length && _milestones[passed] <= position)
            passed++;
        return (float)(_learningRate * PortableMath.Power(_factor, passed));
    }
}
