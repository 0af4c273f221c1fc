using System.Collections.Immutable;

namespace StaticNet.Laboratory.TemporalOrder;

/// <summary>What the user asked for.</summary>
/// <param name="Lengths">The lengths of sequences.</param>
/// <param name="Starts">The starts.</param>
/// <param name="Methods">What trains them.</param>
/// <param name="Seeds">The seeds of a cell of the table.</param>
/// <param name="Updates">The most updates of a training.</param>
/// <param name="TestSequences">The fresh sequences of a test.</param>
/// <param name="TestSteps">The steps of the longest sequences that networks which learned the task are tested with as well; 0 for no such test.</param>
/// <param name="UntilLength">The steps up to which a network must get every sequence of a test right before its training ends; 0 for none.</param>
/// <param name="Workers">The trainings at a time.</param>
/// <param name="StateDirectory">The directory of files that runs go on from; null for none.</param>
/// <param name="Plot">The PNG file of a picture; null for none.</param>
/// <param name="Json">Whether to write one JSON object.</param>
internal sealed record TemporalOrderOptions(
    ImmutableArray<SequenceLengths> Lengths, ImmutableArray<RecurrentStart> Starts, ImmutableArray<TemporalOrderMethod> Methods, int Seeds, int Updates, int TestSequences, int TestSteps,
    int UntilLength, int Workers, string? StateDirectory, string? Plot, bool Json)
{
    /// <summary>The trainings, cell by cell.</summary>
    public ImmutableArray<TemporalOrderTrial> Trials =>
    [
        .. from lengths in Lengths
           from start in Starts
           from method in Methods
           from seed in Enumerable.Range(1, Seeds)
           select new TemporalOrderTrial(lengths, start, method, (ulong)seed),
    ];
}
