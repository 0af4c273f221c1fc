namespace StaticNet.Tests.Scalar;

/// <summary>A layer on each row of features of a value.</summary>
internal sealed class ScalarLayerNode : ScalarNode
{
    private readonly ScalarLayer _layer;
    private readonly bool _owns;

    private ScalarLayerNode(ScalarLayer layer, int source, int[] shape, bool owns)
        : base([source], shape) => (_layer, _owns) = (layer, owns);

    /// <summary>Puts a layer behind a value.</summary>
    /// <param name="layer">The layer; one that another node has already shares its parameters.</param>
    /// <param name="source">The index of the value.</param>
    /// <param name="input">Its shape.</param>
    public static ScalarLayerNode Of(ScalarLayer layer, int source, int[] input)
    {
        bool owns = layer.OutputShape.Length == 0;
        if (owns)
            layer.Attach([input[^1]]);
        return new ScalarLayerNode(layer, source, [.. input[..^1], .. layer.OutputShape], owns);
    }

    public override ScalarLayer? Layer => _owns ? _layer : null;

    private int InputFeatures => _layer.InputShape[0];

    public override double[][] Forward(double[][][] inputs) => Join(_layer.Round(_layer.Forward(Rows(inputs[0], InputFeatures))), inputs[0].Length);

    public override double[][] Infer(double[][][] inputs) => Join(_layer.Infer(Rows(inputs[0], InputFeatures)), inputs[0].Length);

    public override double[][][] Backward(double[][][] inputs, double[][] gradients) =>
        [Join(_layer.Round(_layer.Backward(Rows(inputs[0], InputFeatures), Rows(gradients, Shape[^1]))), inputs[0].Length)];

    public override double KinkDistance(double[][][] inputs) => _layer.KinkDistance(Rows(inputs[0], InputFeatures));

    /// <summary>The rows of all samples.</summary>
    /// <param name="samples"><c>[batch][rows · features]</c></param>
    /// <param name="features">The values of a row.</param>
    public static double[][] Rows(double[][] samples, int features) => [.. samples.SelectMany(sample => sample.Chunk(features))];

    private static double[][] Join(double[][] rows, int samples) =>
        [.. rows.Chunk(rows.Length / samples).Select(sample => sample.SelectMany(row => row).ToArray())];
}
