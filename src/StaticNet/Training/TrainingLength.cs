using System.Globalization;

namespace StaticNet.Training;

/// <summary>How long a run is: a number of epochs, or of steps.</summary>
public readonly record struct TrainingLength
{
    private TrainingLength(ScheduleUnit unit, long count)
    {
        Unit = unit;
        Count = count;
    }

    /// <summary>What it counts.</summary>
    public ScheduleUnit Unit { get; }

    /// <summary>How many of them, at least 1.</summary>
    public long Count { get; }

    /// <summary>Epochs: each takes every sample once.</summary>
    /// <param name="count">The number of epochs, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static TrainingLength Epochs(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new TrainingLength(ScheduleUnit.Epoch, count);
    }

    /// <summary>Steps of the optimizer, rejected ones included; the last epoch may stay incomplete.</summary>
    /// <param name="count">The number of steps, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static TrainingLength Steps(long count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new TrainingLength(ScheduleUnit.Step, count);
    }

    /// <summary>The number and the unit.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Count} {(Unit == ScheduleUnit.Epoch ? "epochs" : "steps")}");
}
