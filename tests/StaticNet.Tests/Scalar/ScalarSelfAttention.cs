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

    private ScalarProduct In => ScalarProduct.Of(Parameters[0], bias ? Parameters[1] : null);

    private ScalarProduct Out => ScalarProduct.Of(Parameters[bias ? 2 : 1], bias ? Parameters[3] : null);

    public override double[][] Forward(double[][] inputs) => [.. inputs.Select((x, sample) => Out.Multiply(Mix(Turn(In.Multiply(x), 1), sample)))];

    public override double[][] Backward(double[][] inputs, double[][] outputGradients)
    {
        double[][] inputGradients = new double[inputs.Length][];
        for (int sample = 0; sample < inputs.Length; sample++)
        {
            double[] projected = Turn(In.Multiply(inputs[sample]), 1);
            double[] gradient = Out.MultiplyBack(Mix(projected, sample), outputGradients[sample]);
            var (q, k, v) = HeadsOf(sample).MixBack(PartOf(projected, 0), PartOf(projected, 1), PartOf(projected, 2), gradient, Rounded);
            double[] joined = [.. Enumerable.Range(0, Steps).SelectMany(step => (double[][])[RowOf(q, step), RowOf(k, step), RowOf(v, step)]).SelectMany(row => row)];
            inputGradients[sample] = In.MultiplyBack(inputs[sample], Turn(joined, -1));
        }

        return inputGradients;
    }

    protected override ScalarParameter[] CreateParameters()
    {
        var input = new ScalarParameter("InProjWeight", 3 * Width, Width);
        var output = new ScalarParameter("OutProjWeight", Width, Width);
        return bias ? [input, new ScalarParameter("InProjBias", 3 * Width), output, new ScalarParameter("OutProjBias", Width)] : [input, output];
    }

    private ScalarHeads HeadsOf(int sample)
    {
        int room = longest ?? Steps;
        return new ScalarHeads(
            heads, Width, causal, (head, query, key) => dropout?.Factor(sample, (((head * room) + query) * room) + key, heads * room * room) ?? 1);
    }

    private double[] Mix(double[] projected, int sample) => HeadsOf(sample).Mix(PartOf(projected, 0), PartOf(projected, 1), PartOf(projected, 2));

    // Queries, keys or values.
    private double[] PartOf(double[] projected, int part) => [.. projected.Chunk(3 * Width).SelectMany(row => row[(part * Width)..((part + 1) * Width)])];

    private double[] RowOf(double[] rows, int step) => rows[(step * Width)..((step + 1) * Width)];

    // As complex numbers, of which the second half of a head are the imaginary parts.
    private double[] Turn(double[] projected, int direction)
    {
        double[] turned = [.. projected];
        for (int step = 0; rotaryBase is not null && step < Steps; step++)
            for (int head = 0; head < 2 * heads; head++)
                for (int i = 0; i < Features / 2; i++)
                {
                    int real = (step * 3 * Width) + (head * Features) + i, imaginary = real + (Features / 2);
                    double angle = direction * step * Math.Pow(rotaryBase.Value, -2.0 * i / Features);
                    var value = new System.Numerics.Complex(projected[real], projected[imaginary]) * System.Numerics.Complex.FromPolarCoordinates(1, angle);
                    (turned[real], turned[imaginary]) = (value.Real, value.Imaginary);
                }

        return turned;
    }
}
