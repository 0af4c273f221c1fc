namespace StaticNet.Reporting;

/// <summary>Verdicts in words, and what they go by.</summary>
internal static class VerdictText
{
    /// <summary>What verdicts go by, for a note below them.</summary>
    public static string Limits => FormattableString.Invariant(
        $"Exploding: an update ratio above {LayerHealth.LargestUpdateRatio}, or a gradient norm above {LayerHealth.LargestGradientRatio} times that of the weights. Dead: {100 * LayerHealth.LargestDeadShare} % of the units or more are 0 for a whole batch. Vanishing: gradients of at most {LayerHealth.SmallestGradientRatio:0e-0} of the largest layer's. Through time a recurrence's gradient explodes or vanishes by the same factors. An update ratio of about 0.001 is usual.");

    /// <summary>A verdict's name.</summary>
    /// <param name="verdict">The verdict.</param>
    public static string Of(GradientVerdict verdict) => verdict switch
    {
        GradientVerdict.NonFinite => "not finite",
        GradientVerdict.Exploding => "exploding",
        GradientVerdict.Dead => "dead",
        GradientVerdict.Vanishing => "vanishing",
        _ => "healthy",
    };

    /// <summary>How a layer's training went.</summary>
    /// <param name="health">The layer's.</param>
    public static string Of(ReportLayerHealth health)
    {
        if (health.Worst == GradientVerdict.Healthy)
            return Of(GradientVerdict.Healthy);
        string steps = FormattableString.Invariant($"in {health.WorstSteps} of {health.Steps} steps");
        return health.Verdict == health.Worst
            ? $"{Of(health.Worst)} at the end, {steps}"
            : $"{Of(health.Verdict)} at the end, {Of(health.Worst)} {steps}";
    }
}
