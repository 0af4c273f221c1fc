using System.Collections.Immutable;

namespace StaticNet.Laboratory.TemporalOrder;

/// <summary>What the user asked for.</summary>
/// <param name="Lengths">The lengths of sequences.</param>
/// <param name="Starts">The starts.</param>
/// <param name="Clips">Without clipping, with it, or both.</param>
/// <param name="Seeds">The seeds of a cell of the table.</param>
/// <param name="Updates">The most updates of a training.</param>
/// <param name="TestSequences">The fresh sequences of a test.</param>
/// <param name="Workers">The trainings at a time.</param>
/// <param name="Json">Whether to write one JSON object.</param>
internal sealed record TemporalOrderOptions(
    ImmutableArray<int> Lengths, ImmutableArray<RecurrentStart> Starts, ImmutableArray<bool> Clips, int Seeds, int Updates, int TestSequences, int Workers, bool Json)
{
    /// <summary>The trainings, cell by cell.</summary>
    public ImmutableArray<TemporalOrderTrial> Trials =>
    [
        .. from length in Lengths
           from start in Starts
           from clips in Clips
           from seed in Enumerable.Range(1, Seeds)
           select new TemporalOrderTrial(length, start, clips, (ulong)seed),
    ];
}
