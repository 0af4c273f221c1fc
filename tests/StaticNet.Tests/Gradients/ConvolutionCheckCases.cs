using StaticNet.Tests.Scalar;

namespace StaticNet.Tests.Gradients;

/// <summary>The checks of networks with convolutions.</summary>
internal static class ConvolutionCheckCases
{
    /// <summary>Declares them.</summary>
    public static IEnumerable<GradientCheckCase> Declare() =>
    [
        GradientCheckCase.Of<CheckConvSmall>((seed, capacity) => new CheckConvSmall(seed, capacity), () => new ScalarNetwork(
            [1, 7, 5],
            [Square(3, new ScalarWindow(3, 1, 1, 1)), new ScalarTanh(), Square(5, new ScalarWindow(2, 2))],
            new ScalarMeanSquaredError())),
        GradientCheckCase.Of<CheckConvOddSizes>((seed, capacity) => new CheckConvOddSizes(seed, capacity), () => new ScalarNetwork(
            [3, 7, 8],
            [
                Square(17, new ScalarWindow(3, 2, 1, 1)), new ScalarRelu(),
                new ScalarConvolution(16, new ScalarWindow(3, 1, 2, 2, 2), new ScalarWindow(2)), new ScalarSigmoid(), new ScalarReshape(192), new ScalarDense(3),
            ],
            new ScalarSoftmaxCrossEntropy())),
        GradientCheckCase.Of<CheckConvWide>((seed, capacity) => new CheckConvWide(seed, capacity), () => new ScalarNetwork(
            [17, 3, 2],
            [
                Square(18, ScalarWindow.Same(3), bias: false), new ScalarLeakyRelu(0.2f), Square(33, new ScalarWindow(1)), new ScalarTanh(),
                Square(2, new ScalarWindow(1, 2)), new ScalarReshape(4), new ScalarDense(2),
            ],
            new ScalarMeanSquaredError())),
        GradientCheckCase.Of<CheckConvGroups>((seed, capacity) => new CheckConvGroups(seed, capacity), () => new ScalarNetwork(
            [6, 6, 5],
            [
                Square(34, new ScalarWindow(3, 1, 1, 1), groups: 2), new ScalarTanh(), Square(34, new ScalarWindow(3, 1, 1, 1), groups: 34), new ScalarRelu(),
                Square(4, new ScalarWindow(2, Dilation: 3), groups: 2),
            ],
            new ScalarMeanSquaredError())),
        GradientCheckCase.Of<CheckConvDepthwise>((seed, capacity) => new CheckConvDepthwise(seed, capacity), () => new ScalarNetwork(
            [20, 5, 6],
            [
                new ScalarConvolution(20, new ScalarWindow(5, 1, 3, 3), new ScalarWindow(3, 2), groups: 20, bias: false), new ScalarSilu(),
                Square(40, new ScalarWindow(2), groups: 20), new ScalarTanh(), new ScalarReshape(240), new ScalarDense(3),
            ],
            new ScalarSoftmaxCrossEntropy())),
        GradientCheckCase.Of<CheckConvNormalized>((seed, capacity) => new CheckConvNormalized(seed, capacity), Normalized),
        GradientCheckCase.Of<CheckSignals>((seed, capacity) => new CheckSignals(seed, capacity), () => new ScalarNetwork(
            [3, 13],
            [
                new ScalarConvolution(17, null, new ScalarWindow(4, 2, 1, 1)), new ScalarTanh(), new ScalarConvolution(5, null, new ScalarWindow(3, 1, 4, 0, 2), bias: false),
                new ScalarLayerNorm(), new ScalarDense(4), new ScalarConvolution(2, null, new ScalarWindow(2)),
            ],
            new ScalarMeanSquaredError())),
        GradientCheckCase.Of<CheckTransposeSmall>((seed, capacity) => new CheckTransposeSmall(seed, capacity), () => new ScalarNetwork(
            [1, 4, 3], [Spread(3, new ScalarSpread(3, 1, 1)), new ScalarTanh(), Spread(5, new ScalarSpread(2, 2))], new ScalarMeanSquaredError())),
        GradientCheckCase.Of<CheckTransposeOddSizes>((seed, capacity) => new CheckTransposeOddSizes(seed, capacity), () => new ScalarNetwork(
            [3, 2, 3],
            [
                Spread(17, new ScalarSpread(3, 2, 1, 1)), new ScalarRelu(),
                new ScalarTransposedConvolution(16, new ScalarSpread(3, 3, 2, 2, 2), new ScalarSpread(2)), new ScalarSigmoid(),
                Square(2, new ScalarWindow(3, 3)), new ScalarReshape(16), new ScalarDense(3),
            ],
            new ScalarSoftmaxCrossEntropy())),
        GradientCheckCase.Of<CheckTransposeWide>((seed, capacity) => new CheckTransposeWide(seed, capacity), () => new ScalarNetwork(
            [17, 3, 2],
            [
                Spread(18, new ScalarSpread(3, 1, 1), bias: false), new ScalarSigmoid(), Spread(33, new ScalarSpread(1)), new ScalarTanh(),
                new ScalarTransposedConvolution(2, new ScalarSpread(1, 2), new ScalarSpread(2, 1, 0, 2, 3)), new ScalarReshape(70), new ScalarDense(2),
            ],
            new ScalarMeanSquaredError())),
        GradientCheckCase.Of<CheckTransposeGroups>((seed, capacity) => new CheckTransposeGroups(seed, capacity), () => new ScalarNetwork(
            [6, 3, 4],
            [
                Spread(34, new ScalarSpread(3, 1, 1), groups: 2), new ScalarSigmoid(), Spread(34, new ScalarSpread(2, 2), groups: 34), new ScalarSoftplus(),
                Spread(4, new ScalarSpread(3, 1, 2), groups: 2),
            ],
            new ScalarMeanSquaredError())),
        GradientCheckCase.Of<CheckTransposeNormalized>((seed, capacity) => new CheckTransposeNormalized(seed, capacity), () => new ScalarNetwork(
            [2, 3, 2],
            [
                Spread(5, new ScalarSpread(3, 2), bias: false), new ScalarBatchNorm(), new ScalarRelu(),
                Spread(20, new ScalarSpread(2), bias: false), new ScalarBatchNorm(affine: false), new ScalarTanh(),
                Spread(20, new ScalarSpread(3, 1, 1), groups: 20, bias: false), new ScalarBatchNorm(),
                Square(3, new ScalarWindow(4, 4)), new ScalarReshape(6), new ScalarDense(2),
            ],
            new ScalarMeanSquaredError())),
        GradientCheckCase.Of<CheckSignalsTransposed>((seed, capacity) => new CheckSignalsTransposed(seed, capacity), () => new ScalarNetwork(
            [3, 7],
            [
                new ScalarTransposedConvolution(17, null, new ScalarSpread(4, 2, 1)), new ScalarSigmoid(),
                new ScalarTransposedConvolution(5, null, new ScalarSpread(3, 1, 0, 0, 2), bias: false), new ScalarLayerNorm(), new ScalarDense(4),
                new ScalarTransposedConvolution(2, null, new ScalarSpread(2, 3, 0, 2)),
            ],
            new ScalarMeanSquaredError())),
    ];

    // The sum of two branches is no chain.
    private static ScalarNetwork Normalized()
    {
        var nodes = new List<ScalarNode> { new ScalarInputNode(0, [2, 8, 7]) };
        int seen = Add(Square(5, new ScalarWindow(3, 1, 1, 1), bias: false), new ScalarBatchNorm(), new ScalarRelu());
        int second = Add(Square(5, new ScalarWindow(3, 1, 1, 1), bias: false), new ScalarBatchNorm(affine: false));
        nodes.Add(new ScalarCombineNode([second, seen], nodes[seen].Shape, multiplies: false));
        int last = Add(new ScalarTanh(), Square(3, new ScalarWindow(3, 3)), new ScalarBatchNorm(), new ScalarReshape(12), new ScalarDense(2));
        return new ScalarNetwork(nodes, [new ScalarOutput(last, new ScalarMeanSquaredError(), nodes[last].Shape)], "");

        int Add(params ScalarLayer[] layers)
        {
            foreach (var layer in layers)
                nodes.Add(ScalarLayerNode.Of(layer, nodes.Count - 1, nodes[^1].Shape));
            return nodes.Count - 1;
        }
    }

    private static ScalarConvolution Square(int filters, ScalarWindow window, int groups = 1, bool bias = true) => new(filters, window, window, groups, bias);

    private static ScalarTransposedConvolution Spread(int filters, ScalarSpread spread, int groups = 1, bool bias = true) => new(filters, spread, spread, groups, bias);
}
