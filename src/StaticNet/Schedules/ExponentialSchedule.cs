using StaticNet.Numerics;

namespace StaticNet.Schedules;

/// <summary>
/// Multiplies the learning rate by a factor γ after each position: <c>rate · γ^t</c>. The same as
/// <c>torch.optim.lr_scheduler.ExponentialLR</c>.
/// </summary>
/// <remarks>
/// A factor above 1 searches for the largest rate that trains (Smith, "Cyclical learning rates for training neural networks",
/// 2017); it is the caller's to stop before rates leave the range of floats.
/// </remarks>
public sealed class ExponentialSchedule : Schedule
{
    private readonly double _learningRate;
    private readonly double _factor;

    /// <summary>A learning rate that changes by the same factor after each position.</summary>
    /// <param name="learningRate">The rate at position 0, finite and 0 or more.</param>
    /// <param name="factor">γ, finite and above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its limits.</exception>
    public ExponentialSchedule(double learningRate, double factor)
    {
        _learningRate = ScheduleChecks.Rate(learningRate, nameof(learningRate));
        _factor = ScheduleChecks.Factor(factor, nameof(factor));
    }

    /// <inheritdoc/>
    public override float GetLearningRate(long position) =>
        (float)(_learningRate * PortableMath.Power(_factor, ScheduleChecks.Position(position)));
}
