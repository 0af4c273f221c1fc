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

    /// <summary>Whether the training is over, whatever updates it might still make.</summary>
    /// <param name="untilLength">The steps up to which no sequence of a test may be wrong; 0 if success is enough.</param>
    public bool HasEnded(int untilLength) => Diverged || (Succeeded && (untilLength == 0 || IsRightUpTo(untilLength)));

    private bool IsRightUpTo(int length)
    {
        int longest = LongTests.LongestUpTo(length);
        return State.LongTests.Any(test => test.Length == longest) && State.LongTests.All(test => test.Length > longest || test.Wrong == 0);
    }
}
