using System.Collections.Immutable;
using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Operators;

/// <summary>Recurrences: ONNX's read steps × batch × features, have gates in an order of their own, and both directions and biases in one tensor.</summary>
/// <param name="call">The node.</param>
/// <param name="kind">The layer.</param>
/// <param name="gates">The gates here by their places there: of an LSTM i, f, g, o of i, o, f, c, and of a GRU r, z, n of z, r, h.</param>
internal sealed class RecurrentOperators(Call call, string kind, int[] gates)
{
    private const string PlainOnly = "Layers are as PyTorch's and cuDNN's: leave that out of the model.";

    private static readonly string[] RnnActivations = ["Tanh", "Relu", "Sigmoid"];
    private static readonly Dictionary<string, string[]> GateActivations = new(StringComparer.Ordinal) { ["Lstm"] = ["Sigmoid", "Tanh", "Tanh"], ["Gru"] = ["Sigmoid", "Tanh"] };

    public static Operand?[] Rnn(Call call) => new RecurrentOperators(call, "Rnn", [0]).Make();

    public static Operand?[] Lstm(Call call) => new RecurrentOperators(call, "Lstm", [0, 2, 3, 1]).Make();

    public static Operand?[] Gru(Call call) => new RecurrentOperators(call, "Gru", [1, 0, 2]).Make();

    private Operand?[] Make()
    {
        var node = call.Node;
        bool batchFirst = node.Whole("layout", 0) != 0;
        var steps = batchFirst ? call.View(0) : Swap(call.View(0));
        var input = steps.Materialize() is { Shape.Length: 2 } sequence ? sequence : throw call.Reordered(0);
        var weights = call.Weights(1);
        int directions = Directions(), units = (int)(weights.Dims.Length == 3 ? weights.Dims[1] / gates.Length : 0);
        if (units < 1 || !weights.Dims.AsSpan().SequenceEqual([directions, units * gates.Length, input.Features]))
            throw node.Malformed($"has weights [{string.Join(", ", weights.Dims)}] for {directions} directions and {input.Features} inputs");
        Check();
        var made = call.Make(kind, [input.Shape[0], directions * units], [input, .. States(batchFirst, directions, units)])
            .With("Units", units).With("Bidirectional", directions - 1).With("InitialState", HasState(5) ? 1 : 0).With("InitialCell", HasState(6) ? 1 : 0);
        if (kind == "Rnn")
            made = made.With("Activation", Activation(directions));
        if (Lengths() is { } lengths)
            made = made.Within(lengths);
        made = made.With(weights: Weights(weights, directions, units));
        var last = made.With(shape: [directions * units]).With("Steps", 1);

        // [steps, directions, batch, units] and [directions, batch, units]
        Size[] all = [Size.Batch, input.Shape[0], directions, units], end = [Size.Batch, directions, units];
        var outputs = View.Of(made).Reshape(all)!;
        var state = View.Of(last).Reshape(end)!;
        return [outputs.Transpose(batchFirst ? [0, 1, 2, 3] : [1, 2, 0, 3]), batchFirst ? state : state.Transpose([1, 0, 2]), null];
    }

    private static View Swap(View view) => view.Rank == 3 ? view.Transpose([1, 0, 2]) : view;

    private int Directions() => call.Node.Text("direction", "forward") switch
    {
        "forward" => 1,
        "bidirectional" => 2,
        var other => throw call.Node.Refuse($"goes in the direction '{other}'", "Recurrences go forward, or in both directions: reverse the data."),
    };

    private void Check()
    {
        var node = call.Node;
        if (node.Numbers("activation_alpha") is not null || node.Numbers("activation_beta") is not null || node.Has("clip") || node.Whole("input_forget", 0) != 0)
            throw node.Refuse("has a clip, an input_forget or options of its activations", PlainOnly);
        if (kind == "Gru" && node.Whole("linear_before_reset", 0) == 0)
            throw node.Refuse("resets states before their product, linear_before_reset = 0", "Gru resets after it, as PyTorch and Keras' reset_after=True do.");
        if (GateActivations.TryGetValue(kind, out string[]? usual) && node.Texts("activations") is { } activations && activations.Where((name, gate) => name != usual[gate % usual.Length]).Any())
            throw node.Refuse($"has the activations {string.Join(", ", activations)}", PlainOnly);
        if (HasState(7))
            throw node.Refuse("has peepholes", PlainOnly);
    }

    // Those of an input; null where each sample has all steps.
    private Term? Lengths() => call.Find(4) switch
    {
        null => null,
        { View: { Rank: 1, Term: { Kind: "Lengths" } lengths } } => lengths,
        { } lengths => IsWhole(lengths) ? null
            : throw call.Node.Refuse("takes lengths of samples that are computed, or fixed", "Let an input of the model be the lengths, whole numbers [batch], or export it with samples of all steps."),
    };

    // As many steps for each sample as there are.
    private bool IsWhole(Operand lengths) => lengths.Constant is { } constant && constant.Sizes.All(size => size == call.View(0).Sizes[call.Node.Whole("layout", 0) != 0 ? 1 : 0]);

    private double Activation(int directions)
    {
        string[] names = call.Node.Texts("activations") ?? [.. Enumerable.Repeat(RnnActivations[0], directions)];
        int index = names.Distinct().Count() == 1 ? Array.IndexOf(RnnActivations, names[0]) : -1;
        return index >= 0 ? index : throw call.Node.Refuse($"has the activations {string.Join(", ", names)}", "An Rnn has Tanh, Relu or Sigmoid.");
    }

    // A state that is known and 0 is none.
    private bool HasState(int input) => call.Find(input) is { } state && state.Constant?.Floats.All(value => value == 0) != true;

    private IEnumerable<Term> States(bool batchFirst, int directions, int units)
    {
        for (int input = 5; input <= (kind == "Lstm" ? 6 : 5); input++)
            if (HasState(input))
            {
                var view = batchFirst ? call.View(input) : Swap(call.View(input));
                var wanted = directions == 1 ? view.Reshape([Size.Batch, units]) : view;
                yield return wanted?.Materialize() is { } state && state.Length == directions * units ? state : throw call.Reordered(input);
            }
    }

    private ImmutableDictionary<string, Tensor> Weights(Tensor inputs, int directions, int units)
    {
        var states = call.Weights(2);
        if (!states.Dims.AsSpan().SequenceEqual([directions, units * gates.Length, units]))
            throw call.Node.Malformed($"has weights of states [{string.Join(", ", states.Dims)}]");
        int count = units * gates.Length;
        var biases = call.FindWeights(3) ?? Tensor.Of(new float[directions * 2 * count], directions, 2 * count);
        if (biases.Count != directions * 2 * count)
            throw call.Node.Malformed($"has biases [{string.Join(", ", biases.Dims)}]");
        var made = ImmutableDictionary.CreateBuilder<string, Tensor>();
        for (int direction = 0; direction < directions; direction++)
        {
            string end = direction == 0 ? "l0" : "l0_reverse";
            made[$"weight_ih_{end}"] = InOrder(inputs, direction * count, (int)inputs.Dims[2], units);
            made[$"weight_hh_{end}"] = InOrder(states, direction * count, units, units);
            made[$"bias_ih_{end}"] = Vector(InOrder(biases, direction * 2 * count, 1, units));
            made[$"bias_hh_{end}"] = Vector(InOrder(biases, ((direction * 2) + 1) * count, 1, units));
        }

        return made.ToImmutable();
    }

    // Rows of each gate from a row on.
    private Tensor InOrder(Tensor tensor, int row, int width, int units) => tensor.Select(
        [gates.Length * units, width], index => ((row + (gates[index / width / units] * units) + (index / width % units)) * width) + (index % width));

    private static Tensor Vector(Tensor tensor) => tensor.Reshape(tensor.Count);
}
