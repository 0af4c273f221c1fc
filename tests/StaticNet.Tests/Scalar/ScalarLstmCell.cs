namespace StaticNet.Tests.Scalar;

/// <summary><c>c′ = σ(f)·c + σ(i)·tanh(g)</c>, <c>h′ = σ(o)·tanh(c′)</c>.</summary>
internal sealed class ScalarLstmCell : ScalarCell
{
    public override int Gates => 4;

    public override string Name => "Lstm";

    public override (double[] H, double[] C) Step(double[] a, double[] s, double[] h, double[] c)
    {
        double[] next = new double[h.Length], cell = new double[h.Length];
        for (int u = 0; u < h.Length; u++)
        {
            var (i, f, g, o) = GatesOf(a, s, u, h.Length);
            cell[u] = f * c[u] + i * g;
            next[u] = o * Math.Tanh(cell[u]);
        }

        return (next, cell);
    }

    public override (double[] A, double[] S, double[] H, double[] C) Gradient(double[] a, double[] s, double[] h, double[] c, double[] dh, double[] dc)
    {
        int units = h.Length;
        double[] sums = new double[a.Length], before = new double[units];
        for (int u = 0; u < units; u++)
        {
            var (i, f, g, o) = GatesOf(a, s, u, units);
            double bent = Math.Tanh(f * c[u] + i * g), cell = dc[u] + dh[u] * o * (1 - bent * bent);
            sums[u] = cell * g * i * (1 - i);
            sums[units + u] = cell * c[u] * f * (1 - f);
            sums[2 * units + u] = cell * i * (1 - g * g);
            sums[3 * units + u] = dh[u] * bent * o * (1 - o);
            before[u] = cell * f;
        }

        return (sums, sums, new double[units], before);
    }

    private static (double I, double F, double G, double O) GatesOf(double[] a, double[] s, int u, int units) => (
        Sigmoid(a[u] + s[u]), Sigmoid(a[units + u] + s[units + u]), Math.Tanh(a[2 * units + u] + s[2 * units + u]), Sigmoid(a[3 * units + u] + s[3 * units + u]));
}
