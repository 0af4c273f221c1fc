namespace StaticNet.Tests.Numerics;

/// <summary>The distance of a float from an exact result in the unit of a float of the result's size.</summary>
internal static class UlpError
{
    private const int SmallestExponent = -149;

    /// <summary>0 where both are the same special value, infinite where only one is or where the sign of a zero differs.</summary>
    /// <param name="actual">The float.</param>
    /// <param name="exact">The exact result.</param>
    /// <param name="smallest">
    /// The unit is nowhere less than that of this magnitude: for results that cross zero where their argument is no float.
    /// The sign doesn't count then.
    /// </param>
    public static double Of(float actual, double exact, double smallest = 0)
    {
        if (double.IsNaN(exact))
            return float.IsNaN(actual) ? 0 : double.PositiveInfinity;
        if (smallest > 0 && float.IsFinite(actual))
            return Math.Abs(actual - exact) / Math.ScaleB(1, Math.ILogB(Math.Max(Math.Abs(exact), smallest)) - 23);
        float rounded = (float)exact;
        if (!float.IsFinite(rounded) || !float.IsFinite(actual) || exact == 0)
            return BitConverter.SingleToInt32Bits(rounded) == BitConverter.SingleToInt32Bits(actual) ? 0 : double.PositiveInfinity;
        if (float.IsNegative(actual) != double.IsNegative(exact))
            return double.PositiveInfinity;
        int exponent = Math.Max(Math.ILogB(exact) - 23, SmallestExponent);
        return Math.Abs(actual - exact) / Math.ScaleB(1, exponent);
    }
}
