using System.Globalization;

namespace StaticNet.Tests.Scalar;

/// <summary>Multiplies each channel of a sample by 0 or 1/(1 − rate), as the documented function of position, mask, sample and channel decides.</summary>
/// <param name="rate">The probability of dropping, a float, because the library stores it as one.</param>
/// <param name="mask">The layer's place among the network's dropout layers.</param>
internal sealed class ScalarChannelDropout(float rate, int mask) : ScalarLayer
{
    public override string Declaration => string.Create(CultureInfo.InvariantCulture, $"ChannelDropout({rate}f)");

    public override ScalarAxis Axis => ScalarAxis.All;

    /// <summary>Where training is; null in inference.</summary>
    public TrainingPosition? Position { get; set; }

    private int Positions => InputShape[1..].Aggregate(1, (product, size) => product * size);

    public override double[][] Forward(double[][] inputs) => Multiply(inputs);

    public override double[][] Backward(double[][] inputs, double[][] outputGradients) => Multiply(outputGradients);

    private double[][] Multiply(double[][] samples) =>
        [.. samples.Select((row, sample) => row.Select((value, element) => value * Factor(sample, element / Positions)).ToArray())];

    private double Factor(int sample, int channel)
    {
        if (Position is not { } position)
            return 1;

        // A signed comparison: bits with the highest one set are the lowest.
        double place = (int)ScalarDropout.Bits(position, mask, (uint)(sample * InputShape[0] + channel)) + Math.ScaleB(1, 31);
        return place >= Math.Round(rate * Math.ScaleB(1, 32)) ? 1 / (1 - (double)rate) : 0;
    }
}
