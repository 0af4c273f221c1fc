namespace StaticNet.Tests.Scalar;

/// <summary><c>y[t, f] = x[t, f] + sin or cos of t / wavelength^(2⌊f/2⌋ / features)</c>.</summary>
/// <param name="wavelength">The longest wavelength over 2π; null for the paper's.</param>
internal sealed class ScalarPositionalEncoding(double? wavelength = null) : ScalarLayer
{
    public override string Declaration => wavelength is null ? "PositionalEncoding" : FormattableString.Invariant($"PositionalEncoding(Wavelength = {wavelength}f)");

    public override ScalarAxis Axis => ScalarAxis.All;

    public override double[][] Forward(double[][] inputs) => Array.ConvertAll(inputs, sample => sample.Select((x, element) => x + Row(element)).ToArray());

    public override double[][] Backward(double[][] inputs, double[][] outputGradients) => outputGradients;

    private double Row(int element)
    {
        int features = InputShape[^1], step = element / features, feature = element % features;
        double angle = step * Math.Exp(-Math.Log(wavelength ?? 1e4) * (feature - (feature & 1)) / features);
        return Math.Sin(angle + ((feature & 1) * Math.PI / 2));
    }
}
