using System.Collections.Immutable;
using System.Globalization;

namespace StaticNet.Reporting;

/// <summary>Places values on an axis, between 0 at its beginning and 1 at its end, with round ticks.</summary>
/// <param name="First">The value at the beginning; its decimal logarithm on a logarithmic axis.</param>
/// <param name="Last">The value at the end, likewise.</param>
/// <param name="IsLogarithmic">Whether places go by logarithms.</param>
/// <param name="Ticks">The values of the ticks, likewise.</param>
internal sealed record ChartScale(double First, double Last, bool IsLogarithmic, ImmutableArray<double> Ticks)
{
    private const int MostTicks = 7;
    private const double NegligibleRange = 1e-9;

    /// <summary>A linear axis that ends at ticks.</summary>
    /// <param name="minimum">The least value.</param>
    /// <param name="maximum">The greatest value.</param>
    public static ChartScale Linear(double minimum, double maximum)
    {
        // Ticks between values that differ in their last digits alone would have no distinct numbers.
        double size = Math.Max(Math.Abs(minimum), Math.Abs(maximum));
        double room = maximum - minimum <= NegligibleRange * size ? Math.Max(size * 0.1, 1e-30) : 0;
        double step = RoundStep((maximum - minimum + (2 * room)) / (MostTicks - 2));
        double first = Math.Floor((minimum - room) / step), last = Math.Ceiling((maximum + room) / step);
        return new ChartScale(first * step, last * step, false, [.. Multiples(first, last, step)]);
    }

    /// <summary>A logarithmic axis of whole decades.</summary>
    /// <param name="minimum">The least value, above 0.</param>
    /// <param name="maximum">The greatest value.</param>
    public static ChartScale Logarithmic(double minimum, double maximum)
    {
        double first = Math.Floor(Math.Log10(minimum)), last = Math.Ceiling(Math.Log10(maximum));
        last = Math.Max(last, first + 1);
        double step = Math.Ceiling((last - first) / MostTicks);
        return new ChartScale(first, last, true, [.. Multiples(Math.Ceiling(first / step), Math.Floor(last / step), step)]);
    }

    /// <summary>An axis of steps or epochs: it ends where they do, and its ticks are whole.</summary>
    /// <param name="first">The first.</param>
    /// <param name="last">The last.</param>
    public static ChartScale Counting(double first, double last)
    {
        if (first == last)
            return new ChartScale(first - 1, last + 1, false, [first]);
        double step = Math.Max(1, RoundStep((last - first) / MostTicks));
        return new ChartScale(first, last, false, [.. Multiples(Math.Ceiling(first / step), Math.Floor(last / step), step)]);
    }

    /// <summary>Where a value lies; on a logarithmic axis what isn't above 0 lies at the beginning.</summary>
    /// <param name="value">The value.</param>
    public double PlaceOf(double value)
    {
        if (IsLogarithmic)
            value = value > 0 ? Math.Log10(value) : First;
        return Math.Clamp((value - First) / (Last - First), 0, 1);
    }

    /// <summary>Where a tick lies.</summary>
    /// <param name="tick">The tick.</param>
    public double PlaceOfTick(double tick) => (tick - First) / (Last - First);

    /// <summary>The text of a tick.</summary>
    /// <param name="tick">The tick.</param>
    public string Label(double tick)
    {
        if (IsLogarithmic)
            return string.Create(CultureInfo.InvariantCulture, $"1e{tick:0}");
        double largest = Math.Max(Math.Abs(First), Math.Abs(Last));
        return largest is >= 1e-3 and < 1e6
            ? tick.ToString("0.######", CultureInfo.InvariantCulture)
            : tick.ToString("0.###e0", CultureInfo.InvariantCulture);
    }

    // 1, 2 or 5 times a power of ten, at least as large.
    private static double RoundStep(double step)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        double factor = step / power;
        return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
    }

    private static IEnumerable<double> Multiples(double first, double last, double step)
    {
        for (double multiple = first; multiple <= last; multiple++)
            yield return multiple * step;
    }
}
