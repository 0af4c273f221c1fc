namespace StaticNet.Tests.Scalar;

/// <summary>
/// <see cref="ScalarHeads"/> with queries from one sequence, keys and values from another, each a product, and a product behind. A sample is the one sequence with the other behind it.
/// </summary>
/// <param name="heads">The heads.</param>
/// <param name="memory">The steps of the other sequence, and its features.</param>
/// <param name="bias">Whether the products have a bias.</param>
/// <param name="dropout">What the factors of probabilities are of, the elements of a sample by head, query and key; null where all are 1.</param>
/// <param name="longest">The steps of both that samples have room for, where they may have fewer.</param>
internal sealed class ScalarCrossAttention(int heads, (int Steps, int Width) memory, bool bias = true, ScalarDropout? dropout = null, (int Queries, int Keys)? longest = null) : ScalarLayer
{
    public override string Declaration => throw new NotSupportedException("It needs the name of the other sequence.");

    public override ScalarAxis Axis => ScalarAxis.All;

    /// <summary>Its options as a declaration has them behind the name of the other sequence.</summary>
    public string Options => $"Heads = {heads}{(bias ? "" : ", Bias = false")}";

    private int Width => InputShape[1];

    private int QueryLength => InputShape[0] * Width;

    private bool IsJoined => memory.Width == Width;

    private ScalarParameter? InBias => bias ? Parameters[IsJoined ? 1 : 3] : null;

    private ScalarProduct Query => new(Parameters[0], 0, Width, InBias, 0);

    private ScalarProduct Key => new(Parameters[IsJoined ? 0 : 1], IsJoined ? Width : 0, Width, InBias, Width);

    private ScalarProduct Value => new(Parameters[IsJoined ? 0 : 2], IsJoined ? 2 * Width : 0, Width, InBias, 2 * Width);

    private ScalarProduct Out => bias ? ScalarProduct.Of(Parameters[^2], Parameters[^1]) : ScalarProduct.Of(Parameters[^1], null);

    public override double[][] Forward(double[][] inputs) => [.. inputs.Select((sample, index) =>
    {
        var (q, k, v) = Project(sample);
        return Out.Multiply(HeadsOf(index).Mix(q, k, v));
    })];

    public override double[][] Backward(double[][] inputs, double[][] outputGradients)
    {
        double[][] inputGradients = new double[inputs.Length][];
        for (int sample = 0; sample < inputs.Length; sample++)
        {
            double[] x = inputs[sample][..QueryLength], m = inputs[sample][QueryLength..];
            var (q, k, v) = Project(inputs[sample]);
            var mixing = HeadsOf(sample);
            double[] gradient = Out.MultiplyBack(mixing.Mix(q, k, v), outputGradients[sample]);
            var (dq, dk, dv) = mixing.MixBack(q, k, v, gradient, Rounded);
            inputGradients[sample] = [.. Query.MultiplyBack(x, dq), .. Key.MultiplyBack(m, dk).Zip(Value.MultiplyBack(m, dv), (a, b) => a + b)];
        }

        return inputGradients;
    }

    protected override ScalarParameter[] CreateParameters()
    {
        ScalarParameter[] weights = IsJoined
            ? [new("InProjWeight", 3 * Width, Width)]
            : [new("QProjWeight", Width, Width), new("KProjWeight", Width, memory.Width), new("VProjWeight", Width, memory.Width)];
        var output = new ScalarParameter("OutProjWeight", Width, Width);
        return bias ? [.. weights, new ScalarParameter("InProjBias", 3 * Width), output, new ScalarParameter("OutProjBias", Width)] : [.. weights, output];
    }

    private (double[] Q, double[] K, double[] V) Project(double[] sample)
    {
        double[] m = sample[QueryLength..];
        return (Query.Multiply(sample[..QueryLength]), Key.Multiply(m), Value.Multiply(m));
    }

    private ScalarHeads HeadsOf(int sample)
    {
        var (queries, keys) = longest ?? (InputShape[0], memory.Steps);
        return new ScalarHeads(
            heads, Width, causal: false, (head, query, key) => dropout?.Factor(sample, (((head * queries) + query) * keys) + key, heads * queries * keys) ?? 1);
    }
}
