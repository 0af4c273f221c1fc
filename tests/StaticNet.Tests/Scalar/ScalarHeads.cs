namespace StaticNet.Tests.Scalar;

/// <summary><c>y[t] = concat over heads (Σ over s m[t, s] · p[t, s] · v[s])</c>, <c>p[t] = softmax over s (q[t] · k[s] / √d)</c>, of rows of queries, keys and values.</summary>
/// <param name="heads">The heads.</param>
/// <param name="width">The features of a row.</param>
/// <param name="causal">Whether s goes up to t alone.</param>
/// <param name="factor">What m is of a head, a query and a key.</param>
internal sealed class ScalarHeads(int heads, int width, bool causal, Func<int, int, int, double> factor)
{
    private int Features => width / heads;

    /// <summary>The outputs.</summary>
    public double[] Mix(double[] q, double[] k, double[] v)
    {
        double[] mixed = new double[q.Length];
        for (int head = 0; head < heads; head++)
            for (int step = 0; step < q.Length / width; step++)
            {
                double[] p = ProbabilitiesOf(q, k, step, head);
                for (int key = 0; key < p.Length; key++)
                {
                    double part = factor(head, step, key) * p[key];
                    for (int i = 0; i < Features; i++)
                        mixed[At(step, head) + i] += part * v[At(key, head) + i];
                }
            }

        return mixed;
    }

    /// <summary>The gradients of queries, keys and values.</summary>
    /// <param name="q">The queries.</param>
    /// <param name="k">The keys.</param>
    /// <param name="v">The values.</param>
    /// <param name="gradient">The gradient of the outputs.</param>
    /// <param name="round">Rounds the gradient of a score, or doesn't.</param>
    public (double[] Q, double[] K, double[] V) MixBack(double[] q, double[] k, double[] v, double[] gradient, Func<double, double> round)
    {
        double[] dq = new double[q.Length], dk = new double[k.Length], dv = new double[v.Length];
        for (int head = 0; head < heads; head++)
            for (int step = 0; step < q.Length / width; step++)
            {
                double[] p = ProbabilitiesOf(q, k, step, head);
                var g = gradient.AsSpan(At(step, head), Features);
                double[] dp = new double[p.Length];
                for (int key = 0; key < p.Length; key++)
                {
                    double m = factor(head, step, key);
                    for (int i = 0; i < Features; i++)
                    {
                        dp[key] += m * g[i] * v[At(key, head) + i];
                        dv[At(key, head) + i] += m * p[key] * g[i];
                    }
                }

                double mean = p.Zip(dp, (a, b) => a * b).Sum();
                for (int key = 0; key < p.Length; key++)
                    for (int i = 0; i < Features; i++)
                    {
                        double ds = round(p[key] * (dp[key] - mean)) / Math.Sqrt(Features);
                        dq[At(step, head) + i] += ds * k[At(key, head) + i];
                        dk[At(key, head) + i] += ds * q[At(step, head) + i];
                    }
            }

        return (dq, dk, dv);
    }

    // Where a head's query, key or value of a step is.
    private int At(int step, int head) => (step * width) + (head * Features);

    private double[] ProbabilitiesOf(double[] q, double[] k, int step, int head)
    {
        double[] scores = new double[causal ? step + 1 : k.Length / width];
        for (int key = 0; key < scores.Length; key++)
            for (int i = 0; i < Features; i++)
                scores[key] += q[At(step, head) + i] * k[At(key, head) + i] / Math.Sqrt(Features);
        double largest = scores.Max(), total = scores.Sum(score => Math.Exp(score - largest));
        return Array.ConvertAll(scores, score => Math.Exp(score - largest) / total);
    }
}
