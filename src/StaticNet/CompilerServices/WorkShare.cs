using System.ComponentModel;

namespace StaticNet.CompilerServices;

/// <summary>
/// How workers share a range: in whole units, each worker one run of them, by position alone. It is public for generated
/// code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WorkShare
{
    /// <summary>Where a worker's share starts; it ends where the next one's starts.</summary>
    /// <param name="length">The length of the range.</param>
    /// <param name="unit">What shares are multiples of; only the end of the range may be less.</param>
    /// <param name="worker">The worker, from 0; <paramref name="workers"/> itself gives the end of the range.</param>
    /// <param name="workers">The number of workers.</param>
    public static int Start(int length, int unit, int worker, int workers)
    {
        long units = ((long)length + unit - 1) / unit;
        return (int)Math.Min(length, unit * (units * worker / workers));
    }
}
