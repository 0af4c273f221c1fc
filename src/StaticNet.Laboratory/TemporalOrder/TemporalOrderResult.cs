namespace StaticNet.Laboratory.TemporalOrder;

/// <summary>The JSON object of a run.</summary>
/// <param name="Updates">The most updates of a training.</param>
/// <param name="TestSequences">The sequences of a test.</param>
/// <param name="IsCancelled">Whether the run was ended before all trainings were.</param>
/// <param name="Trainings">The trainings that ended.</param>
internal sealed record TemporalOrderResult(int Updates, int TestSequences, bool IsCancelled, TemporalOrderRow[] Trainings)
{
    /// <summary>That of a run.</summary>
    /// <param name="options">What the user asked for.</param>
    /// <param name="outcomes">The trainings that ended.</param>
    /// <param name="isCancelled">Whether others didn't.</param>
    public static TemporalOrderResult Of(TemporalOrderOptions options, IEnumerable<TemporalOrderOutcome> outcomes, bool isCancelled) => new(
        options.Updates, options.TestSequences, isCancelled,
        [
            .. outcomes.Select(outcome => new TemporalOrderRow(
                outcome.Trial.Lengths.ToString(), TemporalOrderTrial.NameOf(outcome.Trial.Start), TemporalOrderTrial.NameOf(outcome.Trial.Method), outcome.Trial.Seed, outcome.State.Updates,
                outcome.State.LearnedAfter == 0 ? null : outcome.State.LearnedAfter, outcome.Diverged ? null : outcome.State.ErrorRate, double.IsFinite(outcome.State.LargestNorm) ? outcome.State.LargestNorm : null, outcome.Succeeded,
                [.. outcome.State.LongTests])),
        ]);
}

/// <summary>A training.</summary>
/// <param name="Length">The steps of its sequences.</param>
/// <param name="Start">How its weights started.</param>
/// <param name="Method">What trained it.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Updates">Its updates.</param>
/// <param name="LearnedAfter">Those after which it first got fewer than one in a hundred wrong; null if it didn't.</param>
/// <param name="ErrorRate">The part of the test that it gets wrong; null where its weights are no numbers.</param>
/// <param name="LargestNorm">The largest norm of a gradient before clipping; null where that is no number.</param>
/// <param name="Succeeded">Whether it learned the task.</param>
/// <param name="LongTests">How it does with longer sequences, where that was asked for.</param>
internal sealed record TemporalOrderRow(
    string Length, string Start, string Method, ulong Seed, int Updates, int? LearnedAfter, double? ErrorRate, double? LargestNorm, bool Succeeded, LongTest[] LongTests);
