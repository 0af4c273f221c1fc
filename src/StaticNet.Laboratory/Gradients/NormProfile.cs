namespace StaticNet.Laboratory.Gradients;

/// <summary>
/// The norms of a network's layers as a bar each, two decades a step: how a gradient changes on its way back to the first layer.
/// </summary>
internal static class NormProfile
{
    private const string Bars = "▁▂▃▄▅▆▇█";
    private const int DecadesPerBar = 2;
    private const int LowestDecade = -12;

    /// <summary>The bars, the first layer at the left; a space for a norm of 0, <c>!</c> for one that isn't finite.</summary>
    /// <param name="norms">The norms.</param>
    public static string Draw(ReadOnlySpan<double> norms)
    {
        Span<char> bars = stackalloc char[norms.Length];
        for (int layer = 0; layer < norms.Length; layer++)
            bars[layer] = BarOf(norms[layer]);
        return bars.ToString();
    }

    private static char BarOf(double norm)
    {
        if (norm == 0)
            return ' ';
        if (!double.IsFinite(norm))
            return '!';
        int bar = (int)Math.Floor((Math.Log10(norm) - LowestDecade) / DecadesPerBar);
        return Bars[Math.Clamp(bar, 0, Bars.Length - 1)];
    }
}
