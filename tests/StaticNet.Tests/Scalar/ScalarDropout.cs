using System.Globalization;

namespace StaticNet.Tests.Scalar;

/// <summary>Multiplies each value by 0 or 1/(1 − rate), as the documented function of position, mask, sample and element decides.</summary>
/// <param name="rate">The probability of dropping, a float, because the library stores it as one.</param>
/// <param name="mask">The layer's place among the network's dropout layers.</param>
internal sealed class ScalarDropout(float rate, int mask) : ScalarLayer
{
    private (uint First, uint Second, uint Third) _words;

    public override string Declaration => string.Create(CultureInfo.InvariantCulture, $"Dropout({rate}f)");

    /// <summary>Where training is; null in inference.</summary>
    public TrainingPosition? Position
    {
        get;
        set
        {
            field = value;
            _words = value is { } position ? WordsOf(position, mask) : default;
        }
    }

    /// <summary>The place in the batch of the first sample that it gets.</summary>
    public int FirstSample { get; init; }

    /// <summary>The random bits of an element, from the words of the documented stream.</summary>
    public static uint Bits(TrainingPosition position, int mask, uint index) => Bits(WordsOf(position, mask), index);

    // Drawn once for all elements of a position.
    private static (uint First, uint Second, uint Third) WordsOf(TrainingPosition position, int mask)
    {
        var stream = new RandomStream(position.Seed, RandomStreams.Derive(RandomStreams.Dropout, mask)) { Position = 4 * (ulong)position.Step };
        return (stream.NextUInt32(), stream.NextUInt32(), stream.NextUInt32());
    }

    private static uint Bits((uint First, uint Second, uint Third) words, uint index)
    {
        uint x = index + words.First;
        x = unchecked((x ^ (x >> 17)) * 0xED5AD4BB) + words.Second;
        x = unchecked((x ^ (x >> 11)) * 0xAC4C1B51) + words.Third;
        return (x ^ (x >> 15)) * 0x31848BAB;
    }

    public override double[][] Forward(double[][] inputs) => Multiply(inputs);

    public override double[][] Backward(double[][] inputs, double[][] outputGradients) => Multiply(outputGradients);

    private double[][] Multiply(double[][] rows) =>
        [.. rows.Select((row, sample) => row.Select((value, element) => value * Factor(sample, element, row.Length)).ToArray())];

    /// <summary>The factor of an element.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="element">The element's place in the sample.</param>
    /// <param name="length">The elements of a sample.</param>
    public double Factor(int sample, int element, int length)
    {
        if (Position is null)
            return 1;

        // A signed comparison: bits with the highest one set are the lowest.
        double place = (int)Bits(_words, (uint)(((FirstSample + sample) * length) + element)) + Math.ScaleB(1, 31);
        return place >= Math.Round(rate * Math.ScaleB(1, 32)) ? 1 / (1 - (double)rate) : 0;
    }
}
