using System.Numerics;

namespace StaticNet.Data;

/// <summary>Reals that are whole numbers, as labels are in files of floats.</summary>
internal static class WholeNumbers
{
    /// <summary>The largest number up to which every whole number is a float: 2²⁴.</summary>
    public const int LargestExact = 1 << 24;

    /// <summary>Converts numbers that are whole, 0 or more and in the range of int.</summary>
    /// <typeparam name="T">The type of the reals.</typeparam>
    /// <param name="values">The numbers.</param>
    /// <param name="labels">Receives them, up to the first that is something else.</param>
    /// <returns>The index of the first that is something else, or −1.</returns>
    public static int Convert<T>(ReadOnlySpan<T> values, Span<int> labels)
        where T : IFloatingPoint<T>
    {
        for (int i = 0; i < values.Length; i++)
        {
            // NaN, infinities, fractions and what is too large differ from what they become.
            double value = double.CreateChecked(values[i]);
            labels[i] = int.CreateSaturating(value);
            if (labels[i] < 0 || labels[i] != value)
                return i;
        }

        return -1;
    }
}
