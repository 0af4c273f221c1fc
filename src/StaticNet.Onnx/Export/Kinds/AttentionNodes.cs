using StaticNet.CompilerServices;
using StaticNet.Onnx.Messages;
using DataType = StaticNet.Onnx.Messages.TensorProto.Types.DataType;

namespace StaticNet.Onnx.Export.Kinds;

/// <summary>Attention: queries, keys and values by products, each head's means by two, and a last one. Of a sequence to itself or to another.</summary>
internal sealed class AttentionNodes
{
    // The weights of queries, keys and values where the sequences have other numbers of features.
    private static readonly string[] Apart = ["QProjWeight", "KProjWeight", "VProjWeight"];

    private readonly LayerNodes _layer;
    private readonly int _memory;
    private readonly int _steps;
    private readonly int _keys;
    private readonly int _width;
    private readonly int _heads;

    // What keys and values are made of is the layer's input of a place.
    private AttentionNodes(LayerNodes layer, int memory)
    {
        (_layer, _memory) = (layer, memory);
        (_steps, _width, _keys, _heads) = (layer.InputShape[0], layer.InputShape[1], layer.ShapeOf(memory)[0], layer.Whole("Heads"));
    }

    public static string Write(LayerNodes layer) => new AttentionNodes(layer, memory: 0).WriteSelf();

    public static string WriteCross(LayerNodes layer) => new AttentionNodes(layer, memory: 1).WriteCross();

    private int Features => _width / _heads;

    private string WriteSelf()
    {
        string projected = _layer.Product(_layer.Input, _layer.Parameter("InProjWeight"), _layer.Weight("InProjBias"));
        string[] parts = Thirds(projected, axis: 2);
        string queries = Rotate(Heads(parts[0], _steps)), keys = Rotate(Heads(parts[1], _keys));
        return WriteMeans(queries, keys, Heads(parts[2], _keys), isCausal: _layer.Is("Causal"));
    }

    private string WriteCross()
    {
        string[] weights = _layer.Weight("InProjWeight") is { } joined
            ? Thirds(joined, axis: 0)
            : [.. Apart.Select(name => _layer.Graph.Weight(_layer.Parameter(name)))];
        string[]? biases = _layer.Weight("InProjBias") is { } bias ? Thirds(bias, axis: 0) : null;
        return WriteMeans(Part(_layer.Input, 0, _steps), Part(_layer.Inputs[_memory], 1, _keys), Part(_layer.Inputs[_memory], 2, _keys), isCausal: false);

        string Part(string value, int part, int steps)
        {
            string product = _layer.Add("MatMul", value, _layer.Transpose(weights[part], 1, 0));
            return Heads(biases is null ? product : _layer.Add("Add", product, biases[part]), steps);
        }
    }

    private string WriteMeans(string queries, string keys, string values, bool isCausal)
    {
        string scores = _layer.Add("MatMul", queries, _layer.Transpose(keys, 0, 1, 3, 2));
        scores = _layer.Add("Mul", scores, _layer.Graph.Value((float)(1 / Math.Sqrt(Features))));
        string probabilities = _layer.Graph.Add("Softmax", [Seen(scores, isCausal)], Attributes.Of("axis", -1));
        string mixed = _layer.Transpose(_layer.Add("MatMul", probabilities, values), 0, 2, 1, 3);
        return _layer.Product(_layer.Reshape(mixed, 0, _steps, _width), _layer.Parameter("OutProjWeight"), _layer.Weight("OutProjBias"));
    }

    private string[] Thirds(string value, long axis) =>
        _layer.Graph.Add("Split", [value, _layer.Graph.Integers(_width, _width, _width)], [true, true, true], Attributes.Of("axis", axis));

    // [batch, steps, width] → [batch, heads, steps, features]
    private string Heads(string value, int steps) => _layer.Transpose(_layer.Reshape(value, 0, steps, _heads, Features), 0, 2, 1, 3);

    // Scores of keys that a query doesn't see become the least number: its exponential is 0 beside any other.
    private string Seen(string scores, bool isCausal)
    {
        string? mask = _layer.LengthsOf(_memory)?.KeyMask;
        if (isCausal)
            mask = mask is null ? CausalMask() : _layer.Add("And", mask, CausalMask());
        return mask is null ? scores : _layer.Add("Where", mask, scores, _layer.Graph.Value(float.MinValue));
    }

    private string CausalMask() => _layer.Graph.Tensor(
        "causal", [_steps, _steps], () => [.. Enumerable.Range(0, _steps * _steps).Select(pair => (byte)(pair % _steps <= pair / _steps ? 1 : 0))], DataType.Bool);

    // Feature i is turned with feature i + d/2 by an angle of the step.
    private string Rotate(string value)
    {
        if (_layer.Layer.FindOption("RotaryBase") is not { } longest)
            return value;
        long half = Features / 2;
        string[] halves = _layer.Graph.Add("Split", [value, _layer.Graph.Integers(half, half)], [true, true], Attributes.Of("axis", 3));
        string cosines = Angles("cosines", 0, (float)longest), sines = Angles("sines", (int)half, (float)longest);
        string first = _layer.Add("Sub", _layer.Add("Mul", halves[0], cosines), _layer.Add("Mul", halves[1], sines));
        string second = _layer.Add("Add", _layer.Add("Mul", halves[1], cosines), _layer.Add("Mul", halves[0], sines));
        return _layer.Graph.Add("Concat", [first, second], Attributes.Of("axis", 3));
    }

    private string Angles(string name, int start, float longest)
    {
        int half = Features / 2;
        return _layer.Graph.Values(FormattableString.Invariant($"{name}_{longest:R}"), [_steps, half], () =>
        {
            float[] angles = RotaryAngles.Create(_steps, Features, longest);
            return [.. Enumerable.Range(0, _steps * half).Select(i => angles[(i / half * Features) + start + (i % half)])];
        });
    }
}
