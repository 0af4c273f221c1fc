namespace StaticNet.Schedules;

/// <summary>
/// The learning rate, and for some the momentum, as a function of how far the training is. A trainer sets both before each
/// step: the value at position 0 is in force for the first one.
/// </summary>
/// <remarks>A schedule serves one trainer. Those that watch a metric keep what they saw in <see cref="Scalars"/>.</remarks>
public abstract class Schedule
{
    /// <summary>What positions count. Default: steps of the optimizer. Composed schedules have that of their parts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such unit.</exception>
    public virtual ScheduleUnit Unit
    {
        get;
        init => field = ScheduleChecks.Defined(value, nameof(Unit));
    } = ScheduleUnit.Step;

    /// <summary>The learning rate at a position.</summary>
    /// <param name="position">The steps or epochs, as <see cref="Unit"/> says, that came before; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The position is negative.</exception>
    public abstract float GetLearningRate(long position);

    /// <summary>The momentum at a position; null for schedules that leave it alone.</summary>
    /// <param name="position">The steps or epochs, as <see cref="Unit"/> says, that came before; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The position is negative.</exception>
    public virtual double? GetMomentum(long position) => null;

    /// <summary>
    /// Whether it has a momentum at some position, so that it needs an optimizer with one. Default: whether it has one at position 0.
    /// </summary>
    public virtual bool SetsMomentum => GetMomentum(0) is not null;

    /// <summary>Whether it needs <see cref="Observe"/> after each epoch.</summary>
    public virtual bool ObservesMetric => false;

    /// <summary>Tells it how an epoch ended; most schedules don't care.</summary>
    /// <param name="metric">The loss on the validation samples, or on those trained on without any.</param>
    public virtual void Observe(double metric)
    {
    }

    /// <summary>What it remembers, for checkpoints: a copy continues exactly. Most schedules have none.</summary>
    public virtual Span<double> Scalars => default;
}
