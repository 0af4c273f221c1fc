namespace StaticNet.Laboratory.TemporalOrder;

/// <summary>What a training came to.</summary>
/// <param name="Trial">The training.</param>
/// <param name="State">How far it came.</param>
internal sealed record TemporalOrderOutcome(TemporalOrderTrial Trial, TemporalOrderState State)
{
    /// <summary>What counts as success: less than one sequence in a hundred wrong.</summary>
    public const double MostErrors = 0.01;

    /// <summary>Whether it learned the task.</summary>
    public bool Succeeded => State.ErrorRate < MostErrors;

    /// <summary>Whether a gradient or a loss was no number.</summary>
    public bool Diverged => double.IsNaN(State.ErrorRate);

    /// <summary>Whether a training with such an error rate is over, whatever updates it might still make.</summary>
    /// <param name="errorRate">The error rate of its last test.</param>
    public static bool HasEnded(double errorRate) => errorRate < MostErrors || double.IsNaN(errorRate);
}
