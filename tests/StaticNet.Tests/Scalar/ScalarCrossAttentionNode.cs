namespace StaticNet.Tests.Scalar;

/// <summary>Attention of one value's steps to those of another.</summary>
internal sealed class ScalarCrossAttentionNode : ScalarNode
{
    private readonly ScalarCrossAttention _layer;

    private ScalarCrossAttentionNode(ScalarCrossAttention layer, int[] sources)
        : base(sources, layer.OutputShape) => _layer = layer;

    public override ScalarLayer Layer => _layer;

    /// <summary>Puts a layer behind two values.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="sources">The indices of the sequence that asks and of the one that answers.</param>
    /// <param name="input">The shape of the one that asks.</param>
    public static ScalarCrossAttentionNode Of(ScalarCrossAttention layer, int[] sources, int[] input)
    {
        layer.Attach(input);
        return new ScalarCrossAttentionNode(layer, sources);
    }

    public override double[][] Forward(double[][][] inputs) => _layer.Round(_layer.Forward(Join(inputs)));

    public override double[][][] Backward(double[][][] inputs, double[][] gradients)
    {
        double[][] joined = _layer.Round(_layer.Backward(Join(inputs), gradients));
        return [Array.ConvertAll(joined, sample => sample[..Length]), Array.ConvertAll(joined, sample => sample[Length..])];
    }

    private static double[][] Join(double[][][] inputs) => [.. inputs[0].Zip(inputs[1], (x, memory) => (double[])[.. x, .. memory])];
}
