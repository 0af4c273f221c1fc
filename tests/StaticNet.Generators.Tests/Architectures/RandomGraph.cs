using StaticNet.Tests.Scalar;

namespace StaticNet.Generators.Tests.Architectures;

/// <summary>Draws graphs: branches that meet again, blocks of own and of shared parameters, rows of features, several inputs and outputs.</summary>
/// <param name="seed">Decides everything.</param>
internal sealed partial class RandomGraph(int seed)
{
    private static readonly int[] Sizes = [1, 2, 3, 5, 8, 15, 16, 17, 20, 31, 32, 33];

    private readonly Random _random = new(seed);
    private readonly DrawnGraph _graph = new();

    // Values with a name, which later parts may read, and those of them that nothing has read.
    private readonly List<(string Name, int Value)> _named = [];
    private readonly HashSet<string> _unread = [];

    /// <summary>Draws a graph.</summary>
    public DrawnGraph Draw()
    {
        int inputs = _random.Next(3) == 0 ? 1 + _random.Next(3) : 1;
        if (inputs == 1)
            Begin();
        else
            _graph.BeginWithoutInput();
        for (int input = 1; inputs > 1 && input <= inputs; input++)
        {
            Begin($"input{input}");
            DrawBranch(1 + _random.Next(2));
            if (input < inputs)
                Name();
        }

        DrawBranch(2 + _random.Next(4));
        int outputs = _random.Next(3) == 0 ? 2 + _random.Next(2) : 1;
        var trunk = outputs > 1 ? Name() : default;
        for (int output = 1; output <= outputs; output++)
        {
            if (output > 1)
            {
                _graph.From(trunk.Name, trunk.Value);
                _unread.Remove(trunk.Name);
            }

            DrawBranch(_random.Next(2));
            if (output == outputs)
                ReadTheRest();
            End(outputs > 1 ? $"output{output}" : null);
        }

        return _graph;
    }

    // Now and then at integers, which are looked up at once: nothing else reads them.
    private void Begin(string? name = null)
    {
        if (_random.Next(4) > 0)
        {
            if (name is null)
                _graph.Begin(DrawShape());
            else
                _graph.Input(name, DrawShape());
            return;
        }

        int tokens = 1 + _random.Next(5), vocabulary = Size();
        var table = new ScalarEmbedding(vocabulary, Size(), _random.Next(2) == 0 ? _random.Next(vocabulary) : null);
        if (name is null)
            _graph.BeginTokens(tokens, vocabulary, table);
        else
            _graph.InputTokens(name, tokens, vocabulary, table);
    }

    private int[] DrawShape() => _random.Next(3) switch
    {
        0 => [2 + _random.Next(4), Size()],
        _ => [Size()],
    };

    private int Size() => Sizes[_random.Next(Sizes.Length)];

    private (string Name, int Value) Name()
    {
        var named = (_graph.Tap(), _graph.Current);
        _named.Add(named);
        _unread.Add(named.Item1);
        return named;
    }

    private void DrawBranch(int parts)
    {
        for (int part = 0; part < parts; part++)
            DrawPart();
    }

    private void DrawPart()
    {
        switch (_random.Next(12))
        {
            case 10 or 11 when _graph.ShapeOf(_graph.Current).Length == 2:
                Attend();
                break;
            case 0:
                _graph.Residual(_random.Next(2) == 0, Activation, _random.Next(3) == 0);
                break;
            case 1:
                Name();
                _graph.Layer(new ScalarDense(Size()));
                break;
            case 2 or 3 when _named.Count > 0:
                Meet(_named[_random.Next(_named.Count)]);
                break;
            case 4 when _graph.ShapeOf(_graph.Current).Length > 1:
                _graph.Reshape(_graph.ShapeOf(_graph.Current).Aggregate(1, (product, size) => product * size));
                break;
            case 5 when _graph.ShapeOf(_graph.Current) is [var rows, var features] && rows > 1:
                _graph.Reshape(features, rows);
                break;
            case 9 when _graph.ShapeOf(_graph.Current).Length == 2:
                _graph.Layer(new ScalarRecurrent(
                    _random.Next(3) switch { 0 => new ScalarRnnCell(), 1 => new ScalarLstmCell(), _ => new ScalarGruCell() },
                    Size(), 1 + _random.Next(2), _random.Next(3) == 0, _random.Next(3) == 0));
                break;
            case 6:
                _graph.Layer(_random.Next(4) switch { 0 => new ScalarSoftmax(), 3 => new ScalarUnitNorm(_random.Next(2) == 0 ? 1e-12f : 2f), 1 => new ScalarLayerNorm(1e-3f, true, true), _ => Activation() });
                break;
            default:
                _graph.Layer(new ScalarDense(Size(), _random.Next(4) > 0));
                if (_random.Next(2) == 0)
                    _graph.Layer(Activation());
                break;
        }
    }

    // Makes the value at hand fit another by a dense layer, as users do.
    private void Meet((string Name, int Value) other)
    {
        int[] shape = _graph.ShapeOf(other.Value);
        if (_graph.ShapeOf(_graph.Current).Length != shape.Length || !_graph.ShapeOf(_graph.Current)[..^1].SequenceEqual(shape[..^1]))
            return;
        _unread.Remove(other.Name);
        if (_random.Next(3) == 0)
        {
            _graph.Concat(other);
            return;
        }

        if (_graph.ShapeOf(_graph.Current)[^1] != shape[^1])
            _graph.Layer(new ScalarDense(shape[^1]));
        _graph.Combine(_random.Next(3) == 0, _random.Next(4) == 0 ? [other, other] : [other]);
    }

    // Nothing that was named goes unread: as vectors, one after the other.
    private void ReadTheRest()
    {
        var rest = _named.Where(named => _unread.Contains(named.Name)).ToList();
        if (rest.Count == 0)
            return;
        Flatten();
        var last = (_graph.Tap(), _graph.Current);
        var vectors = new List<(string Name, int Value)> { last };
        foreach (var named in rest)
        {
            _graph.From(named.Name, named.Value);
            Flatten();
            _graph.Layer(new ScalarDense(Size()));
            vectors.Add((_graph.Tap(), _graph.Current));
        }

        _graph.Layer(new ScalarDense(3));
        _graph.Concat([.. vectors]);
    }

    private void Flatten()
    {
        if (_graph.ShapeOf(_graph.Current).Length > 1)
            _graph.Reshape(_graph.ShapeOf(_graph.Current).Aggregate(1, (product, size) => product * size));
    }

    private void End(string? name)
    {
        bool classifies = _random.Next(2) == 0;
        _graph.Layer(new ScalarDense(classifies ? 2 + _random.Next(6) : Size()));
        ScalarLoss loss = classifies ? new ScalarSoftmaxCrossEntropy(0f, null, null) : new ScalarMeanSquaredError();
        _graph.End(loss, name, name is null ? 1f : _random.Next(1, 20) / 10f);
    }

    private ScalarLayer Activation() => _random.Next(8) switch
    {
        6 => new ScalarPRelu(),
        7 => new ScalarPRelu(perChannel: true),
        0 => new ScalarTanh(),
        1 => new ScalarSilu(),
        2 => new ScalarGelu(),
        3 => new ScalarSigmoid(),
        4 => new ScalarSoftsign(),
        _ => new ScalarRelu(),
    };
}
