namespace StaticNet.Tests.Scalar;

/// <summary><c>h = tanh(a + s)</c>, or <c>max(0, a + s)</c>, or <c>1 / (1 + exp(−a − s))</c>.</summary>
/// <param name="rectifies">Whether it is the second.</param>
/// <param name="isSigmoid">Whether it is the third.</param>
internal sealed class ScalarRnnCell(bool rectifies = false, bool isSigmoid = false) : ScalarCell
{
    public override int Gates => 1;

    public override string Name => "Rnn";

    public override string Options => rectifies ? ", Activation = RnnActivation.Relu" : isSigmoid ? ", Activation = RnnActivation.Sigmoid" : "";

    public override (double[] H, double[] C) Step(double[] a, double[] s, double[] h, double[] c) =>
        ([.. a.Zip(s, (x, y) => Value(x + y))], c);

    public override (double[] A, double[] S, double[] H, double[] C) Gradient(double[] a, double[] s, double[] h, double[] c, double[] dh, double[] dc)
    {
        double[] sums = [.. dh.Select((gradient, u) => gradient * Slope(a[u] + s[u]))];
        return (sums, sums, new double[h.Length], dc);
    }

    public override double KinkDistance(double[] a, double[] s) => rectifies ? a.Zip(s, (x, y) => Math.Abs(x + y)).Min() : double.PositiveInfinity;

    private double Value(double x) => rectifies ? Math.Max(0, x) : isSigmoid ? 1 / (1 + Math.Exp(-x)) : Math.Tanh(x);

    private double Slope(double x) => rectifies ? (x > 0 ? 1 : 0) : isSigmoid ? Value(x) * (1 - Value(x)) : 1 - Math.Pow(Math.Tanh(x), 2);
}
