namespace StaticNet.Tests.Scalar;

/// <summary>Values one after the other along an axis of a sample.</summary>
internal sealed class ScalarConcatNode : ScalarNode
{
    // The elements of each source that stand together, and how many such groups a sample has.
    private readonly int[] _runs;
    private readonly int _groups;

    /// <summary>Joins values.</summary>
    /// <param name="sources">Their indices.</param>
    /// <param name="shapes">Their shapes.</param>
    /// <param name="axis">The axis.</param>
    public ScalarConcatNode(int[] sources, int[][] shapes, int axis)
        : base(sources, [.. shapes[0].Select((size, index) => index == axis ? shapes.Sum(shape => shape[axis]) : size)])
    {
        _groups = shapes[0][..axis].Aggregate(1, (product, size) => product * size);
        _runs = [.. shapes.Select(shape => shape[axis..].Aggregate(1, (product, size) => product * size))];
    }

    public override double[][] Forward(double[][][] inputs) =>
    [
        .. Enumerable.Range(0, inputs[0].Length).Select(sample => Enumerable.Range(0, _groups)
            .SelectMany(group => inputs.SelectMany((input, source) => input[sample].Skip(group * _runs[source]).Take(_runs[source]))).ToArray()),
    ];

    public override double[][][] Backward(double[][][] inputs, double[][] gradients)
    {
        int whole = _runs.Sum();
        return
        [
            .. _runs.Select((run, source) => gradients.Select(gradient => Enumerable.Range(0, _groups)
                .SelectMany(group => gradient.Skip((group * whole) + _runs[..source].Sum()).Take(run)).ToArray()).ToArray()),
        ];
    }
}
