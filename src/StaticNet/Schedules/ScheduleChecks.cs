using System.Globalization;

namespace StaticNet.Schedules;

/// <summary>The limits of schedules' settings.</summary>
internal static class ScheduleChecks
{
    /// <summary>Demands a learning rate that a float holds.</summary>
    public static double Rate(double value, string name) =>
        value is >= 0 and <= float.MaxValue ? value : throw OutOfRange(name, value, "finite and 0 or more");

    /// <summary>Demands a learning rate that isn't above another one.</summary>
    public static double Minimum(double value, double limit, string name) =>
        value >= 0 && value <= limit ? value : throw OutOfRange(name, value, $"in [0, {Text(limit)}], at most the learning rate");

    /// <summary>Demands a number of steps or epochs.</summary>
    public static long Length(long value, string name) => value >= 1 ? value : throw OutOfRange(name, value, "at least 1");

    /// <summary>Demands a factor that leaves rates positive and finite.</summary>
    public static double Factor(double value, string name) =>
        value > 0 && double.IsFinite(value) ? value : throw OutOfRange(name, value, "finite and above 0");

    /// <summary>Demands a value within limits, which NaN never is.</summary>
    public static double Between(double value, double least, double most, string name) =>
        value >= least && value <= most ? value : throw OutOfRange(name, value, $"in [{Text(least)}, {Text(most)}]");

    /// <summary>Demands milestones in ascending order.</summary>
    /// <param name="values">The milestones, each at least 1.</param>
    /// <param name="name">The argument's name.</param>
    /// <param name="gap">How far one is above the one before, at least.</param>
    public static long[] Milestones(long[] values, string name, int gap)
    {
        ArgumentNullException.ThrowIfNull(values, name);
        for (int i = 0; i < values.Length; i++)
        {
            long least = i == 0 ? 1 : values[i - 1] + gap;
            if (values[i] < least)
                throw new ArgumentException(
                    $"Milestone {i} is {values[i]}; it must be at least {least}, since milestones ascend from 1.", name);
        }

        return [.. values];
    }

    /// <summary>Demands a position.</summary>
    public static long Position(long position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        return position;
    }

    /// <summary>Demands that a composed schedule counts what its parts count.</summary>
    public static ScheduleUnit SameUnit(ScheduleUnit value, ScheduleUnit parts, string name) =>
        value == parts ? value : throw new ArgumentException($"The schedule counts a {value}, but its parts a {parts}.", name);

    /// <summary>Demands a schedule whose properties go with each other, which it can tell only when all of them are set.</summary>
    public static void Complete(Schedule schedule) => schedule.GetMomentum(0);

    /// <summary>Demands one of the values that an enumeration names.</summary>
    public static T Defined<T>(T value, string name)
        where T : struct, Enum => Enum.IsDefined(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}; it must be {string.Join(" or ", Enum.GetNames<T>())}.");

    /// <summary>The exception for an argument that can't be with the others.</summary>
    public static ArgumentException Wrong(string name, string message) => new(message, name);

    /// <summary>The exception for an argument outside its limits.</summary>
    public static ArgumentOutOfRangeException OutOfRange(string name, object value, string limits) =>
        new(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it must be {limits}."));

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
