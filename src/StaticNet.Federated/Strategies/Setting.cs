using System.Globalization;

namespace StaticNet.Federated;

/// <summary>Checks of settings, whose messages say what is allowed.</summary>
internal static class Setting
{
    /// <summary>A finite number above 0.</summary>
    public static double Positive(double value, string argument) =>
        double.IsFinite(value) && value > 0 ? value : throw Refusal(value, argument, "a finite number above 0");

    /// <summary>A finite number of at least 0.</summary>
    public static double NotNegative(double value, string argument) =>
        double.IsFinite(value) && value >= 0 ? value : throw Refusal(value, argument, "a finite number of at least 0");

    /// <summary>A part of what was there before: at least 0, below 1.</summary>
    public static double Decay(double value, string argument) =>
        value is >= 0 and < 1 ? value : throw Refusal(value, argument, "at least 0 and below 1");

    /// <summary>A probability that isn't 0.</summary>
    public static double Rate(double value, string argument) =>
        value is > 0 and <= 1 ? value : throw Refusal(value, argument, "above 0 and at most 1");

    /// <summary>A probability that is neither 0 nor 1.</summary>
    public static double Probability(double value, string argument) =>
        value is > 0 and < 1 ? value : throw Refusal(value, argument, "above 0 and below 1");

    /// <summary>The exception for a value that isn't allowed.</summary>
    /// <param name="value">The value.</param>
    /// <param name="argument">The argument's name.</param>
    /// <param name="allowed">What it must be.</param>
    public static ArgumentOutOfRangeException Refusal(double value, string argument, string allowed) =>
        new(argument, value, $"{argument} is {value.ToString(CultureInfo.InvariantCulture)}; it must be {allowed}.");
}
