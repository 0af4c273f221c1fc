namespace StaticNet.Tests.Scalar;

/// <summary><c>n = tanh(aₙ + σ(r)·sₙ)</c>, <c>h′ = (1 − σ(z))·n + σ(z)·h</c>.</summary>
internal sealed class ScalarGruCell : ScalarCell
{
    public override int Gates => 3;

    public override string Name => "Gru";

    public override (double[] H, double[] C) Step(double[] a, double[] s, double[] h, double[] c)
    {
        double[] next = new double[h.Length];
        for (int u = 0; u < h.Length; u++)
        {
            var (_, z, n) = GatesOf(a, s, u, h.Length);
            next[u] = (1 - z) * n + z * h[u];
        }

        return (next, c);
    }

    public override (double[] A, double[] S, double[] H, double[] C) Gradient(double[] a, double[] s, double[] h, double[] c, double[] dh, double[] dc)
    {
        int units = h.Length;
        double[] ofInputs = new double[a.Length], ofStates = new double[a.Length], before = new double[units];
        for (int u = 0; u < units; u++)
        {
            var (r, z, n) = GatesOf(a, s, u, units);
            double candidate = dh[u] * (1 - z) * (1 - n * n);
            ofInputs[u] = ofStates[u] = candidate * s[2 * units + u] * r * (1 - r);
            ofInputs[units + u] = ofStates[units + u] = dh[u] * (h[u] - n) * z * (1 - z);
            (ofInputs[2 * units + u], ofStates[2 * units + u]) = (candidate, candidate * r);
            before[u] = dh[u] * z;
        }

        return (ofInputs, ofStates, before, dc);
    }

    private static (double R, double Z, double N) GatesOf(double[] a, double[] s, int u, int units)
    {
        double r = Sigmoid(a[u] + s[u]);
        return (r, Sigmoid(a[units + u] + s[units + u]), Math.Tanh(a[2 * units + u] + r * s[2 * units + u]));
    }
}
