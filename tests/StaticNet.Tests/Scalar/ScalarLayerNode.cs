namespace StaticNet.Tests.Scalar;

/// <summary>A layer on each row of a value: of features, of the channels of a position, or the whole of it.</summary>
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
            layer.Attach(layer.Axis switch { ScalarAxis.All => input, ScalarAxis.Channels => [input[0]], _ => [input[^1]] });
        int[] shape = layer.Axis switch
        {
            ScalarAxis.All => layer.OutputShape,
            ScalarAxis.Channels => [.. layer.OutputShape, .. input[1..]],
            _ => [.. input[..^1], .. layer.OutputShape],
        };
        return new ScalarLayerNode(layer, source, shape, owns);
    }

    public override ScalarLayer? Layer => _owns ? _layer : null;

    public override double[][] Forward(double[][][] inputs) => Join(_layer.Round(_layer.Forward(InputRows(inputs[0]))), inputs[0].Length);

    public override double[][] Infer(double[][][] inputs) => Join(_layer.Infer(InputRows(inputs[0])), inputs[0].Length);

    public override double[][][] Backward(double[][][] inputs, double[][] gradients) =>
        [Join(_layer.Round(_layer.Backward(InputRows(inputs[0]), Split(gradients, Product(_layer.OutputShape)))), inputs[0].Length)];

    public override double KinkDistance(double[][][] inputs) => _layer.KinkDistance(InputRows(inputs[0]));

    public override void MoveStatistics(double[][][] inputs) => Layer?.MoveStatistics(InputRows(inputs[0]));

    /// <summary>The rows of all samples.</summary>
    /// <param name="samples"><c>[batch][rows · features]</c></param>
    /// <param name="features">The values of a row.</param>
    public static double[][] Rows(double[][] samples, int features) =>
        samples[0].Length == features ? samples : [.. samples.SelectMany(sample => sample.Chunk(features))];

    private double[][] InputRows(double[][] samples) => Split(samples, Product(_layer.InputShape));

    // Of channels a row has every so-manieth value, as many apart as there are positions.
    private double[][] Split(double[][] samples, int length) => _layer.Axis == ScalarAxis.Channels
        ? [.. samples.SelectMany(sample => Transpose(sample, sample.Length / length).Chunk(length))]
        : Rows(samples, length);

    private double[][] Join(double[][] rows, int samples) => rows.Length == samples ? rows :
    [
        .. rows.Chunk(rows.Length / samples).Select(sample => _layer.Axis == ScalarAxis.Channels
            ? Transpose([.. sample.SelectMany(row => row)], sample[0].Length)
            : sample.SelectMany(row => row).ToArray()),
    ];

    // [a, columns] to [columns, a]
    private static double[] Transpose(double[] values, int columns) =>
        [.. Enumerable.Range(0, columns).SelectMany(column => Enumerable.Range(0, values.Length / columns).Select(row => values[(row * columns) + column]))];

    private static int Product(int[] shape) => shape.Aggregate(1, (product, size) => product * size);
}
