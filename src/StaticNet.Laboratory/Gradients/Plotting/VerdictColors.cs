using ScottPlot;

namespace StaticNet.Laboratory.Gradients.Plotting;

/// <summary>
/// The colours of verdicts: those of Okabe and Ito, which differ to every eye, strong where the network has learned and pale where it
/// hasn't.
/// </summary>
internal static class VerdictColors
{
    private const double Paleness = 0.72;

    /// <summary>A verdict's colour.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="isStrong">Whether it is the strong one.</param>
    public static Color Of(Verdict verdict, bool isStrong)
    {
        var color = verdict switch
        {
            Verdict.Healthy => new Color(0, 125, 92),
            Verdict.Vanishing => new Color(0, 114, 178),
            Verdict.Exploding => new Color(213, 94, 0),
            _ => new Color(70, 70, 70),
        };
        return isStrong ? color : color.MixedWith(Colors.White, Paleness);
    }

    /// <summary>The colour of text on it.</summary>
    /// <param name="isStrong">Whether it is a strong one.</param>
    public static Color TextOn(bool isStrong) => isStrong ? Colors.White : Colors.Black;
}
