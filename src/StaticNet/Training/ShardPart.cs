namespace StaticNet.Training;

/// <summary>A part of the gradients and statistics of a sum of shards, in whole vectors.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
internal readonly record struct ShardPart(int Start, int End)
{
    // Arrays of parameters and statistics are multiples of it, and no vector is longer.
    private const int Lanes = 16;

    /// <summary>Its halves.</summary>
    public (ShardPart First, ShardPart Second) Halves
    {
        get
        {
            int middle = Start + ((End - Start) / (2 * Lanes) * Lanes);
            return (new(Start, middle), new(middle, End));
        }
    }
}
