using StaticNet.CompilerServices;
using StaticNet.Onnx.Messages;

namespace StaticNet.Onnx.Export.Kinds;

/// <summary>Recurrences by ONNX's operators, which read steps × batch × features: a node for each layer of them, both directions in one.</summary>
internal sealed class RecurrentNodes
{
    // ONNX's gates by the numbers that they have here: of an LSTM i, o, f, c of i, f, g, o, and of a GRU z, r, h of r, z, n.
    private static readonly int[] RnnGates = [0];
    private static readonly int[] LstmGates = [0, 3, 1, 2];
    private static readonly int[] GruGates = [1, 0, 2];
    private static readonly string[] Activations = ["Tanh", "Relu", "Sigmoid"];

    private readonly LayerNodes _layer;
    private readonly string _operation;
    private readonly int[] _gates;
    private readonly int _units;
    private readonly int _layers;
    private readonly int _directions;

    private RecurrentNodes(LayerNodes layer, string operation, int[] gates)
    {
        (_layer, _operation, _gates) = (layer, operation, gates);
        (_units, _layers, _directions) = (layer.Whole("Units"), layer.Whole("Layers"), layer.Is("Bidirectional") ? 2 : 1);
    }

    public static string WriteRnn(LayerNodes layer) => new RecurrentNodes(layer, "RNN", RnnGates).Write();

    public static string WriteLstm(LayerNodes layer) => new RecurrentNodes(layer, "LSTM", LstmGates).Write();

    public static string WriteGru(LayerNodes layer) => new RecurrentNodes(layer, "GRU", GruGates).Write();

    private string Write()
    {
        string? states = _layer.Is("InitialState") ? States(_layer.Inputs[1]) : null, cells = _layer.Is("InitialCell") ? States(_layer.Inputs[^1]) : null;
        string value = _layer.Transpose(_layer.Input, 1, 0, 2);
        for (int layer = 0; layer < _layers; layer++)
        {
            string[] operands =
            [
                value, Weights("WeightIh", layer), Weights("WeightHh", layer), Biases(layer),
                _layer.Lengths?.Counts ?? "", StatesOf(states, layer) ?? "", StatesOf(cells, layer) ?? "",
            ];
            bool isLastStep = layer == _layers - 1 && _layer.Is("LastStep");
            string[] made = _layer.Graph.Add(_operation, [.. operands.Take(1 + Array.FindLastIndex(operands, operand => operand.Length > 0))], isLastStep ? [false, true] : [true], [.. AttributesOf()]);
            if (isLastStep)
                return _layer.Reshape(_layer.Transpose(made[1], 1, 0, 2), [0, .. _layer.Layer.OutputShape]);

            // [steps, directions, batch, units] → [steps, batch, directions · units]
            value = _directions == 1
                ? _layer.Add("Squeeze", made[0], _layer.Graph.Integers(1))
                : _layer.Reshape(_layer.Transpose(made[0], 0, 2, 1, 3), 0, 0, _directions * _units);
        }

        return _layer.Transpose(value, 1, 0, 2);
    }

    private IEnumerable<AttributeProto> AttributesOf()
    {
        yield return Attributes.Of("hidden_size", _units);
        yield return Attributes.Of("direction", _directions == 1 ? "forward" : "bidirectional");
        if (_operation == "GRU")
            yield return Attributes.Of("linear_before_reset", 1);
        if (_operation == "RNN")
            yield return Attributes.Of("activations", Enumerable.Repeat(Activations[_layer.Whole("Activation")], _directions));
    }

    // A row for each layer and direction, or one state alone → [layers · directions, batch, units]
    private string States(string value) =>
        _layers * _directions == 1 ? _layer.Add("Unsqueeze", value, _layer.Graph.Integers(0)) : _layer.Transpose(value, 1, 0, 2);

    private string? StatesOf(string? states, int layer) => states is null || _layers == 1 ? states
        : _layer.Add("Slice", states, _layer.Graph.Integers(layer * _directions), _layer.Graph.Integers((layer + 1) * _directions), _layer.Graph.Integers(0));

    // [directions, gates · units, inputs]
    private string Weights(string name, int layer)
    {
        var parts = Parts(name, layer);
        return _layer.Graph.Values(
            parts[0].TensorName, [_directions, _gates.Length * _units, parts[0].Info.Inputs], () => [.. parts.SelectMany(InOrder)]);
    }

    // [directions, 2 · gates · units], those of inputs before those of states
    private string Biases(int layer)
    {
        var (inputs, states) = (Parts("BiasIh", layer), Parts("BiasHh", layer));
        return _layer.Graph.Values(
            inputs[0].TensorName.Replace("bias_ih_", "bias_", StringComparison.Ordinal), [_directions, 2 * _gates.Length * _units],
            () => [.. Enumerable.Range(0, _directions).SelectMany(direction => (float[])[.. InOrder(inputs[direction]), .. InOrder(states[direction])])]);
    }

    private GraphParameter[] Parts(string name, int layer) =>
        [.. Enumerable.Range(0, _directions).Select(direction => _layer.Parameter(FormattableString.Invariant($"{name}L{layer}{(direction == 0 ? "" : "Reverse")}")))];

    private IEnumerable<float> InOrder(GraphParameter parameter)
    {
        float[] values = _layer.Graph.Read(parameter);
        int gate = values.Length / _gates.Length;
        return _gates.SelectMany(index => values.Skip(index * gate).Take(gate));
    }
}
