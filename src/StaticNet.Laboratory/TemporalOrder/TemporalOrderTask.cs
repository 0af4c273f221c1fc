namespace StaticNet.Laboratory.TemporalOrder;

/// <summary>
/// The temporal-order task (Hochreiter and Schmidhuber 1997; Pascanu, Mikolov and Bengio 2013, section 5.1): a sequence of six symbols, of which only
/// two matter, an A or a B at a random place of its second tenth and one of its sixth; at the end the network says which two, in their order. What
/// the last step must know lies half a sequence back or more.
/// </summary>
/// <param name="seed">Another seed, other sequences.</param>
internal sealed class TemporalOrderTask(ulong seed)
{
    /// <summary>The symbols, each an input that is 1 where the others are 0: A, B, and four that say nothing.</summary>
    public const int Symbols = 6;

    /// <summary>The answers: AA, AB, BA, BB.</summary>
    public const int Classes = 4;

    /// <summary>The shortest sequence, in which each of the two places is one step.</summary>
    public const int ShortestLength = 10;

    // Programs have the purposes from 256 upward.
    private const int Purpose = 258;
    private const int Relevant = 2;

    /// <summary>Draws a sequence.</summary>
    /// <param name="number">Which one of the seed's, not negative: the same number, the same sequence.</param>
    /// <param name="length">Its steps, at least <see cref="ShortestLength"/>.</param>
    /// <param name="steps">Receives the symbols, <c>[length, Symbols]</c>, and zeros behind them.</param>
    /// <returns>The answer.</returns>
    public int Draw(long number, int length, Span<float> steps)
    {
        var random = new RandomStream(seed, RandomStreams.Derive(Purpose, number));
        steps.Clear();
        for (int step = 0; step < length; step++)
            steps[(step * Symbols) + Relevant + random.NextInt32(Symbols - Relevant)] = 1;
        int first = Place(ref random, steps, length / 10, 2 * length / 10);
        int second = Place(ref random, steps, 5 * length / 10, 6 * length / 10);
        return (Relevant * first) + second;
    }

    private static int Place(ref RandomStream random, Span<float> steps, int from, int to)
    {
        int step = from + random.NextInt32(to - from), symbol = random.NextInt32(Relevant);
        var symbols = steps.Slice(step * Symbols, Symbols);
        symbols.Clear();
        symbols[symbol] = 1;
        return symbol;
    }
}
