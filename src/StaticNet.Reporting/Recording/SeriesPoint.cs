namespace StaticNet.Reporting;

/// <summary>A point of a series: one value, or neighbours that were joined.</summary>
/// <param name="First">The step of the first value.</param>
/// <param name="Last">The step of the last value.</param>
/// <param name="Mean">The mean of the finite values; NaN if there is none.</param>
/// <param name="Minimum">The least finite value; NaN if there is none.</param>
/// <param name="Maximum">The greatest finite value; NaN if there is none.</param>
/// <param name="Count">The number of finite values.</param>
/// <param name="NonFinite">The number of values that are NaN or infinite.</param>
public readonly record struct SeriesPoint(
    long First, long Last, double Mean, double Minimum, double Maximum, long Count, long NonFinite)
{
    /// <summary>A point of one value.</summary>
    /// <param name="step">Its step.</param>
    /// <param name="value">The value.</param>
    public static SeriesPoint Of(long step, double value) => double.IsFinite(value)
        ? new SeriesPoint(step, step, value, value, value, 1, 0)
        : new SeriesPoint(step, step, double.NaN, double.NaN, double.NaN, 0, 1);

    /// <summary>The middle of its steps.</summary>
    public double Step => First + ((Last - First) / 2.0);

    /// <summary>This point and the one after it as one.</summary>
    /// <param name="next">The point after it.</param>
    internal SeriesPoint Join(SeriesPoint next)
    {
        if (next.Count == 0)
            return this with { Last = next.Last, NonFinite = NonFinite + next.NonFinite };
        if (Count == 0)
            return next with { First = First, NonFinite = NonFinite + next.NonFinite };
        long count = Count + next.Count;
        return new SeriesPoint(
            First,
            next.Last,
            Mean + ((next.Mean - Mean) * next.Count / count),
            Math.Min(Minimum, next.Minimum),
            Math.Max(Maximum, next.Maximum),
            count,
            NonFinite + next.NonFinite);
    }
}
