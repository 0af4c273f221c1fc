namespace StaticNet.Laboratory.TemporalOrder;

/// <summary>What a training came to.</summary>
/// <param name="Trial">The training.</param>
/// <param name="Updates">The updates that it made.</param>
/// <param name="ErrorRate">The part of the test's sequences that it answers wrongly; NaN where the weights are no numbers.</param>
/// <param name="LargestNorm">The largest norm of a gradient, before clipping.</param>
internal sealed record TemporalOrderOutcome(TemporalOrderTrial Trial, int Updates, double ErrorRate, double LargestNorm)
{
    /// <summary>What counts as success: less than one sequence in a hundred wrong.</summary>
    public const double MostErrors = 0.01;

    /// <summary>Whether it learned the task.</summary>
    public bool Succeeded => ErrorRate < MostErrors;

    /// <summary>Whether a gradient or a loss was no number.</summary>
    public bool Diverged => double.IsNaN(ErrorRate);
}
