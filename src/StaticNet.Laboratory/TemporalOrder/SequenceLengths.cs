using System.Globalization;

namespace StaticNet.Laboratory.TemporalOrder;

/// <summary>The lengths of a training's sequences.</summary>
/// <param name="Shortest">The shortest.</param>
/// <param name="Longest">The longest; each batch has one from the shortest to it, drawn at random.</param>
internal readonly record struct SequenceLengths(int Shortest, int Longest)
{
    /// <summary>Those of the experiment: four lengths, and all between them.</summary>
    public static readonly SequenceLengths[] All = [new(50, 50), new(100, 100), new(150, 150), new(200, 200), new(50, 200)];

    // Programs have the purposes from 256 upward.
    private const int Purpose = 260;

    /// <summary>Whether there are several.</summary>
    public bool AreMixed => Longest > Shortest;

    /// <summary>The length of a batch.</summary>
    /// <param name="seed">Another seed, other lengths.</param>
    /// <param name="batch">The number of the batch.</param>
    public int Draw(ulong seed, long batch)
    {
        if (!AreMixed)
            return Shortest;
        var random = new RandomStream(seed, RandomStreams.Derive(Purpose, batch));
        return Shortest + random.NextInt32(Longest - Shortest + 1);
    }

    /// <summary>Their name on the command line and in tables: <c>50</c>, <c>50-200</c>.</summary>
    public override string ToString() => AreMixed ? string.Create(CultureInfo.InvariantCulture, $"{Shortest}-{Longest}") : Shortest.ToString(CultureInfo.InvariantCulture);
}
