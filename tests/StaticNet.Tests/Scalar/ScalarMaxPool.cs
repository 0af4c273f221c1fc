namespace StaticNet.Tests.Scalar;

/// <summary>The largest value of a window, whose first place has the gradient.</summary>
/// <param name="kernel">The sizes of a window, one for each axis; none for a single window over everything.</param>
/// <param name="stride">From one window to the next, one for each axis or one for all; none for the window's sizes.</param>
/// <param name="padding">The positions on each side that a window may reach over, one for each axis or one for all; none for 0.</param>
internal sealed class ScalarMaxPool(int[] kernel, int[]? stride = null, int[]? padding = null) : ScalarPool(kernel, stride ?? [], padding ?? [])
{
    protected override string Kind => "Max";

    protected override double Value(double[] values) => values.Max();

    protected override double[] Derivatives(double[] values)
    {
        double[] derivatives = new double[values.Length];
        derivatives[Array.IndexOf(values, values.Max())] = 1;
        return derivatives;
    }

    // Equal values are the exact result of what is below, the same in any arithmetic.
    protected override double KinkDistance(double[] values)
    {
        double largest = values.Max();
        return values.Where(value => value != largest).Select(value => largest - value).DefaultIfEmpty(double.PositiveInfinity).Min();
    }
}
