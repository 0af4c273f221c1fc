using StaticNet.Tests.Scalar;

namespace StaticNet.Generators.Tests.Architectures;

/// <summary>A network with convolutions and pools drawn at random: odd sizes, strides, paddings, dilations, groups, and what may stand around them.</summary>
/// <param name="seed">Decides everything.</param>
internal sealed class RandomConvolution(int seed)
{
    private static readonly int[] Channels = [1, 2, 3, 4, 6, 8, 15, 16, 17, 18, 20, 32, 34];

    private readonly Random _random = new(seed);
    private readonly DrawnGraph _graph = new();

    private int[] Shape => _graph.ShapeOf(_graph.Current);

    /// <summary>Draws a network.</summary>
    public DrawnGraph Draw()
    {
        bool isSignal = _random.Next(3) == 0;
        int channels = _random.Next(3) == 0 ? 1 : Channels[_random.Next(Channels.Length)];
        _graph.Begin(isSignal ? [channels, 1 + _random.Next(20)] : [channels, 1 + _random.Next(9), 1 + _random.Next(9)]);
        if (_random.Next(4) == 0)
            _graph.Layer(Activation(ofChannels: !isSignal));
        for (int layer = 1 + _random.Next(3); layer > 0; layer--)
            DrawBlock();
        if (_random.Next(4) == 0)
            _graph.Layer(_random.Next(2) == 0 ? new ScalarMaxPool([]) : new ScalarAveragePool([]));
        if (_random.Next(4) == 0)
            _graph.Layer(_random.Next(2) == 0 ? new ScalarLayerNorm(1e-3f, true, true) : new ScalarDense(3));
        if (_random.Next(4) > 0)
        {
            _graph.Reshape(Shape.Aggregate(1, (product, size) => product * size));
            _graph.Layer(new ScalarDense(3));
        }

        _graph.End(new ScalarMeanSquaredError(), null, 1f);
        return _graph;
    }

    private void DrawBlock()
    {
        string before = _graph.Tap();
        int value = _graph.Current;

        // Below a batch normalization the gradient of a bias is 0: what there is of it is rounding, of as many terms as there are positions.
        bool isNormalized = _random.Next(3) == 0;
        bool hasBias = !isNormalized && _random.Next(3) > 0;
        _graph.Layer(_random.Next(4) == 0 ? Transposed(hasBias) : Convolution(hasBias));
        if (isNormalized)
            _graph.Layer(new ScalarBatchNorm(epsilon: 1e-2f));
        if (_random.Next(2) == 0)
            _graph.Layer(Activation(ofChannels: true));
        if (_random.Next(3) == 0)
            _graph.Layer(Pool());
        if (_graph.ShapeOf(value).SequenceEqual(Shape) && _random.Next(2) == 0)
            _graph.Combine(_random.Next(3) == 0, (before, value));
        else if (_graph.ShapeOf(value)[1..].SequenceEqual(Shape[1..]) && Shape.Length == 3 && _random.Next(2) == 0)
            _graph.Concat((before, value));
    }

    private ScalarConvolution Convolution(bool hasBias)
    {
        var (filters, groups) = FiltersAndGroups();
        bool isSignal = Shape.Length == 2;
        return new ScalarConvolution(filters, isSignal ? null : Window(Shape[1], mayBeCausal: false), Window(Shape[^1], isSignal), groups, hasBias);
    }

    private ScalarTransposedConvolution Transposed(bool hasBias)
    {
        var (filters, groups) = FiltersAndGroups();
        return new ScalarTransposedConvolution(filters, Shape.Length == 2 ? null : Spread(Shape[1]), Spread(Shape[^1]), groups, hasBias);
    }

    private (int Filters, int Groups) FiltersAndGroups()
    {
        int inputs = Shape[0];
        int[] divisors = [.. Enumerable.Range(1, inputs).Where(groups => inputs % groups == 0)];
        int groups = _random.Next(2) == 0 ? 1 : divisors[_random.Next(divisors.Length)];
        return (groups == 1 ? Channels[_random.Next(Channels.Length)] : groups * (1 + _random.Next(Math.Max(1, 36 / groups))), groups);
    }

    // Of at most so many outputs that networks stay small.
    private ScalarSpread Spread(int size)
    {
        for (; ; )
        {
            int kernel = 1 + _random.Next(4), stride = 1 + (_random.Next(2) == 0 ? _random.Next(3) : 0), dilation = 1 + (_random.Next(3) == 0 ? _random.Next(3) : 0);
            int padding = _random.Next(2) == 0 ? 0 : _random.Next(kernel + 1), outputPadding = _random.Next(2) == 0 ? 0 : _random.Next(Math.Max(stride, dilation));
            var spread = new ScalarSpread(kernel, stride, padding, outputPadding, dilation);
            if (spread.Outputs(size) is >= 1 and <= 24)
                return spread;
        }
    }

    private ScalarWindow Window(int size, bool mayBeCausal)
    {
        for (; ; )
        {
            int kernel = 1 + _random.Next(5), dilation = 1 + (_random.Next(3) == 0 ? _random.Next(3) : 0), padding = _random.Next(3) == 0 ? 0 : _random.Next(kernel + 1);
            var window = _random.Next(4) switch
            {
                0 => ScalarWindow.Same(kernel, dilation),
                1 when mayBeCausal => new ScalarWindow(kernel, 1 + _random.Next(3), (kernel - 1) * dilation, 0, dilation),
                _ => new ScalarWindow(kernel, 1 + _random.Next(3), padding, padding, dilation),
            };
            if (size + window.Before + window.After > dilation * (kernel - 1))
                return window;
        }
    }

    // Windows of up to 25 values, which are as many ways of computing them as there are.
    private ScalarLayer Pool()
    {
        int[] kernel, stride, padding;
        do
        {
            bool isSquare = Shape.Length == 2 || _random.Next(2) == 0;
            kernel = isSquare ? [.. Enumerable.Repeat(1 + _random.Next(5), Shape.Length - 1)] : [1 + _random.Next(5), 1 + _random.Next(5)];
            stride = _random.Next(2) == 0 ? [] : isSquare ? [1 + _random.Next(3)] : [1 + _random.Next(3), 1 + _random.Next(3)];
            padding = _random.Next(2) == 0 ? [] : isSquare ? [_random.Next((kernel[0] / 2) + 1)] : [.. kernel.Select(size => _random.Next((size / 2) + 1))];
        }
        while (kernel.Select((size, axis) => size - (padding.Length == 0 ? 0 : 2 * padding[Math.Min(axis, padding.Length - 1)]) > Shape[axis + 1]).Any(isTooLarge => isTooLarge));
        return _random.Next(2) == 0 ? new ScalarMaxPool(kernel, stride, padding) : new ScalarAveragePool(kernel, stride, padding, _random.Next(2) == 0);
    }

    // An input of two sizes is a sequence of features until a convolution has read it.
    private ScalarLayer Activation(bool ofChannels) => _random.Next(6) switch
    {
        0 => new ScalarTanh(),
        1 => new ScalarSilu(),
        2 => new ScalarSigmoid(),
        3 => new ScalarPRelu(),
        4 => new ScalarPRelu(perChannel: true, ofChannels),
        _ => new ScalarRelu(),
    };
}
