namespace StaticNet.Tests.Scalar;

/// <summary>The mean of a window.</summary>
/// <param name="kernel">The sizes of a window, one for each axis; none for a single window over everything.</param>
/// <param name="stride">From one window to the next, one for each axis or one for all; none for the window's sizes.</param>
/// <param name="padding">The positions on each side that a window may reach over, one for each axis or one for all; none for 0.</param>
/// <param name="countsPadding">Whether they count, as zeros.</param>
internal sealed class ScalarAveragePool(int[] kernel, int[]? stride = null, int[]? padding = null, bool countsPadding = true)
    : ScalarPool(kernel, stride ?? [], padding ?? [])
{
    protected override string Kind => "Avg";

    protected override string[] Options => countsPadding ? [] : ["CountIncludePad = false"];

    protected override double Value(double[] values) => values.Sum() / Count(values);

    protected override double[] Derivatives(double[] values) => Array.ConvertAll(values, _ => 1.0 / Count(values));

    private int Count(double[] values) => countsPadding ? WindowLength : values.Length;
}
