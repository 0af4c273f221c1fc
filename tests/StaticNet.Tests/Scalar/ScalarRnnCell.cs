namespace StaticNet.Tests.Scalar;

/// <summary><c>h = tanh(a + s)</c>, or <c>max(0, a + s)</c>.</summary>
/// <param name="rectifies">Whether it is the latter.</param>
internal sealed class ScalarRnnCell(bool rectifies = false) : ScalarCell
{
    public override int Gates => 1;

    public override string Name => "Rnn";

    public override string Options => rectifies ? ", Activation = RnnActivation.Relu" : "";

    public override (double[] H, double[] C) Step(double[] a, double[] s, double[] h, double[] c) =>
        ([.. a.Zip(s, (x, y) => rectifies ? Math.Max(0, x + y) : Math.Tanh(x + y))], c);

    public override (double[] A, double[] S, double[] H, double[] C) Gradient(double[] a, double[] s, double[] h, double[] c, double[] dh, double[] dc)
    {
        double[] sums = [.. dh.Select((gradient, u) => gradient * Slope(a[u] + s[u]))];
        return (sums, sums, new double[h.Length], dc);
    }

    public override double KinkDistance(double[] a, double[] s) => rectifies ? a.Zip(s, (x, y) => Math.Abs(x + y)).Min() : double.PositiveInfinity;

    private double Slope(double x) => rectifies ? (x > 0 ? 1 : 0) : 1 - Math.Pow(Math.Tanh(x), 2);
}
