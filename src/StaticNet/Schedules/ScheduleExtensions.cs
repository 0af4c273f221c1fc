namespace StaticNet.Schedules;

/// <summary>Schedules composed in the order they are read.</summary>
public static class ScheduleExtensions
{
    /// <summary>The schedule after a warm-up along a straight line; it starts at its own position 0 when that is over.</summary>
    /// <param name="schedule">What comes after the warm-up; belongs to the result from now on.</param>
    /// <param name="length">The positions of the warm-up, at least 1.</param>
    /// <param name="startFactor">The share of the rate at position 0, in [0, 1].</param>
    /// <exception cref="ArgumentNullException">There is no schedule.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its limits.</exception>
    public static LinearWarmupSchedule WithWarmup(this Schedule schedule, long length, double startFactor = 1.0 / 3)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return new(length, schedule, startFactor);
    }

    /// <summary>The schedule until a milestone, and another one, from its own position 0, after it.</summary>
    /// <param name="schedule">The first; belongs to the result from now on.</param>
    /// <param name="milestone">The first position of the other one, at least 1.</param>
    /// <param name="next">The other one; belongs to the result from now on.</param>
    /// <exception cref="ArgumentNullException">A schedule is missing.</exception>
    /// <exception cref="ArgumentException">The milestone is below 1, the units differ, or both are the same one.</exception>
    public static SequentialSchedule Then(this Schedule schedule, long milestone, Schedule next)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(next);
        return new([schedule, next], [milestone]);
    }
}
