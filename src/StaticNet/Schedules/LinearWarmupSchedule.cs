namespace StaticNet.Schedules;

/// <summary>
/// Brings the learning rate up along a straight line before another schedule begins: <c>rate₀ · (f + (1 − f) · t / T)</c> for
/// t &lt; T, where rate₀ is the other one's at its position 0, and from T on the other one at <c>t − T</c>. The same as
/// <c>torch.optim.lr_scheduler.SequentialLR</c> of <c>LinearLR</c> and the other one with the milestone T.
/// </summary>
/// <remarks>
/// While it warms up, the momentum is the other one's at position 0. Metrics go to the other one from the first epoch on.
/// </remarks>
public sealed class LinearWarmupSchedule : Schedule
{
    private readonly Schedule _next;
    private readonly long _length;
    private readonly double _startFactor;

    /// <summary>A warm-up and what comes after it.</summary>
    /// <param name="length">T, the positions of the warm-up, at least 1.</param>
    /// <param name="next">What comes after it; belongs to this schedule from now on.</param>
    /// <param name="startFactor">f, the share of the rate at position 0, in [0, 1].</param>
    /// <exception cref="ArgumentNullException">There is no next schedule.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its limits.</exception>
    public LinearWarmupSchedule(long length, Schedule next, double startFactor = 1.0 / 3)
    {
        ArgumentNullException.ThrowIfNull(next);
        _length = ScheduleChecks.Length(length, nameof(length));
        ScheduleChecks.Complete(next);
        _next = next;
        _startFactor = ScheduleChecks.Between(startFactor, 0, 1, nameof(startFactor));
    }

    /// <summary>What positions count: that of the next schedule.</summary>
    /// <exception cref="ArgumentException">The value is another one.</exception>
    public override ScheduleUnit Unit
    {
        get => _next.Unit;
        init => ScheduleChecks.SameUnit(value, _next.Unit, nameof(Unit));
    }

    /// <inheritdoc/>
    public override bool SetsMomentum => _next.SetsMomentum;

    /// <inheritdoc/>
    public override bool ObservesMetric => _next.ObservesMetric;

    /// <inheritdoc/>
    public override Span<double> Scalars => _next.Scalars;

    /// <inheritdoc/>
    public override float GetLearningRate(long position)
    {
        if (ScheduleChecks.Position(position) >= _length)
            return _next.GetLearningRate(position - _length);
        double factor = _startFactor + ((1 - _startFactor) * position / _length);
        return (float)(factor * _next.GetLearningRate(0));
    }

    /// <inheritdoc/>
    public override double? GetMomentum(long position) =>
        _next.GetMomentum(Math.Max(ScheduleChecks.Position(position) - _length, 0));

    /// <inheritdoc/>
    public override void Observe(double metric) => _next.Observe(metric);
}
