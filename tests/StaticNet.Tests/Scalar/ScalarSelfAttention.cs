namespace StaticNet.Tests.Scalar;

/// <summary>
/// <c>y[t] = out · concat over heads (Σ over s m[t, s] · p[t, s] · v[s]) + bias</c>, <c>p[t] = softmax over s (q[t] · k[s] / √d)</c>, queries, keys and values each a product with the input.
/// </summary>
/// <param name="heads">The heads.</param>
/// <param name="causal">Whether s goes up to t alone.</param>
/// <param name="bias">Whether both products have a bias.</param>
/// <param name="rotaryBase">The longest wavelength over 2π of the angles that queries and keys are turned by; null where they aren't.</param>
/// <param name="dropout">What the factors m are of, the elements of a sample by head, query and key; null where all are 1.</param>
/// <param name="longest">The steps that samples have room for, where they may have fewer.</param>
internal sealed class ScalarSelfAttention(int heads, bool causal = false, bool bias = true, double? rotaryBase = null, ScalarDropout? dropout = null, int? longest = null) : ScalarLayer
{
    public override string Declaration =>
        $"SelfAttention(Heads = {heads}{(causal ? ", Causal = true" : "")}{(rotaryBase is { } length ? FormattableString.Invariant($", Rotary = true, RotaryBase = {length}f") : "")}{(bias ? "" : ", Bias = false")})";

    public override ScalarAxis Axis => ScalarAxis.All;

    private int Steps => InputShape[0];

    private int Width => InputShape[1];

    private int Features => Width / heads;

    private ScalarParameter In => Parameters[0];

    private ScalarParameter Out => Parameters[bias ? 2 : 1];

    public override double[][] Forward(double[][] inputs) => [.. inputs.Select((x, sample) => Multiply(Out, OutBias, Mix(Turn(Multiply(In, InBias, x), 1), sample)))];

    public override double[][] Backward(double[][] inputs, double[][] outputGradients)
    {
        double[][] inputGradients = new double[inputs.Length][];
        for (int sample = 0; sample < inputs.Length; sample++)
        {
            double[] projected = Turn(Multiply(In, InBias, inputs[sample]), 1);
            double[] gradient = MultiplyBack(Out, OutBias, Mix(projected, sample), outputGradients[sample]);
            inputGradients[sample] = MultiplyBack(In, InBias, inputs[sample], Turn(MixBack(projected, gradient, sample), -1));
        }

        return inputGradients;
    }

    protected override ScalarParameter[] CreateParameters()
    {
        var input = new ScalarParameter("InProjWeight", 3 * Width, Width);
        var output = new ScalarParameter("OutProjWeight", Width, Width);
        return bias ? [input, new ScalarParameter("InProjBias", 3 * Width), output, new ScalarParameter("OutProjBias", Width)] : [input, output];
    }

    private ScalarParameter? InBias => bias ? Parameters[1] : null;

    private ScalarParameter? OutBias => bias ? Parameters[3] : null;

    private int KeysOf(int step) => causal ? step + 1 : Steps;

    // Where a head's query, key or value of a step is.
    private int At(int step, int part, int head) => (step * 3 * Width) + (part * Width) + (head * Features);

    // As complex numbers, of which the second half of a head are the imaginary parts.
    private double[] Turn(double[] projected, int direction)
    {
        double[] turned = [.. projected];
        for (int step = 0; rotaryBase is not null && step < Steps; step++)
            for (int part = 0; part < 2; part++)
                for (int head = 0; head < heads; head++)
                    for (int i = 0; i < Features / 2; i++)
                    {
                        int real = At(step, part, head) + i, imaginary = real + (Features / 2);
                        double angle = direction * step * Math.Pow(rotaryBase.Value, -2.0 * i / Features);
                        var value = new System.Numerics.Complex(projected[real], projected[imaginary]) * System.Numerics.Complex.FromPolarCoordinates(1, angle);
                        (turned[real], turned[imaginary]) = (value.Real, value.Imaginary);
                    }

        return turned;
    }

    private double Factor(int sample, int head, int query, int key)
    {
        int room = longest ?? Steps;
        return dropout?.Factor(sample, (((head * room) + query) * room) + key, heads * room * room) ?? 1;
    }

    private double[] Mix(double[] projected, int sample)
    {
        double[] mixed = new double[Steps * Width];
        for (int head = 0; head < heads; head++)
            for (int step = 0; step < Steps; step++)
            {
                double[] p = ProbabilitiesOf(projected, step, head);
                for (int key = 0; key < p.Length; key++)
                    for (int i = 0; i < Features; i++)
                        mixed[(step * Width) + (head * Features) + i] += Factor(sample, head, step, key) * p[key] * projected[At(key, 2, head) + i];
            }

        return mixed;
    }

    private double[] ProbabilitiesOf(double[] projected, int step, int head)
    {
        double[] scores = new double[KeysOf(step)];
        for (int key = 0; key < scores.Length; key++)
            for (int i = 0; i < Features; i++)
                scores[key] += projected[At(step, 0, head) + i] * projected[At(key, 1, head) + i] / Math.Sqrt(Features);
        double largest = scores.Max(), total = scores.Sum(score => Math.Exp(score - largest));
        return Array.ConvertAll(scores, score => Math.Exp(score - largest) / total);
    }

    private double[] MixBack(double[] projected, double[] gradient, int sample)
    {
        double[] result = new double[projected.Length];
        for (int head = 0; head < heads; head++)
            for (int step = 0; step < Steps; step++)
            {
                double[] p = ProbabilitiesOf(projected, step, head);
                var g = gradient.AsSpan((step * Width) + (head * Features), Features);
                double[] dp = new double[p.Length];
                for (int key = 0; key < p.Length; key++)
                {
                    double factor = Factor(sample, head, step, key);
                    for (int i = 0; i < Features; i++)
                    {
                        dp[key] += factor * g[i] * projected[At(key, 2, head) + i];
                        result[At(key, 2, head) + i] += factor * p[key] * g[i];
                    }
                }

                double mean = p.Zip(dp, (a, b) => a * b).Sum();
                for (int key = 0; key < p.Length; key++)
                    for (int i = 0; i < Features; i++)
                    {
                        double ds = Rounded(p[key] * (dp[key] - mean)) / Math.Sqrt(Features);
                        result[At(step, 0, head) + i] += ds * projected[At(key, 1, head) + i];
                        result[At(key, 1, head) + i] += ds * projected[At(step, 0, head) + i];
                    }
            }

        return result;
    }

    private static double[] Multiply(ScalarParameter weights, ScalarParameter? bias, double[] x)
    {
        int outputs = weights.Shape[0], inputs = weights.Shape[1];
        return [.. x.Chunk(inputs).SelectMany(row => Enumerable.Range(0, outputs).Select(
            o => (bias?.Values[o] ?? 0) + Enumerable.Range(0, inputs).Sum(i => weights.Values[(o * inputs) + i] * row[i])))];
    }

    // Adds to the gradients of both and returns that of x.
    private static double[] MultiplyBack(ScalarParameter weights, ScalarParameter? bias, double[] x, double[] gradient)
    {
        int outputs = weights.Shape[0], inputs = weights.Shape[1];
        double[] result = new double[x.Length];
        for (int element = 0; element < gradient.Length; element++)
        {
            int row = element / outputs, o = element % outputs;
            if (bias is not null)
                bias.Gradients[o] += gradient[element];
            for (int i = 0; i < inputs; i++)
            {
                weights.Gradients[(o * inputs) + i] += gradient[element] * x[(row * inputs) + i];
                result[(row * inputs) + i] += gradient[element] * weights.Values[(o * inputs) + i];
            }
        }

        return result;
    }
}
