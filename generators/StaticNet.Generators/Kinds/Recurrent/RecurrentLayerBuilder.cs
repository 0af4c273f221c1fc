using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Kinds.Recurrent;

/// <summary>Appends the operations of one of a declared layer's recurrences.</summary>
/// <param name="graph">The graph.</param>
/// <param name="model">The declared layer.</param>
/// <param name="layer">Which of its layers.</param>
/// <param name="directions">The directions of each.</param>
/// <param name="hasLengths">Whether samples may have fewer steps than there is room for.</param>
internal sealed class RecurrentLayerBuilder(GraphBuilder graph, RecurrentLayer model, int layer, int directions, bool hasLengths)
{
    /// <summary>The gate of an LSTM whose bias starts at 1.</summary>
    private const int ForgetGate = 1;

    /// <summary>Appends one direction.</summary>
    /// <param name="input">The sequence.</param>
    /// <param name="direction">0 from the first step on, 1 from the last.</param>
    /// <param name="state">The initial state; null for 0.</param>
    /// <param name="cellState">The initial cell; null for 0.</param>
    public Tensor Build(Tensor input, int direction, Tensor? state, Tensor? cellState)
    {
        bool isReversed = direction == 1, isLast = layer == model.Layers - 1;
        var shape = new RecurrentShape(model.Cell, model.Units, input.Rows, isReversed, model.MakesAll || !isLast, hasLengths);
        string suffix = $"L{layer}{(isReversed ? "Reverse" : "")}";
        var (weights, stateWeights) = AddWeights(input.Features, suffix);
        var bias = AddBias($"BiasIh{suffix}", input.Features, model.Cell.CarriesCell ? ForgetGate : null);
        var stateBias = AddBias($"BiasHh{suffix}", model.Units, null);
        string name = directions * model.Layers == 1 ? model.Name : $"{model.Name} {suffix}";
        var sums = graph.AddTensor($"{name} sums", new Shape(shape.Steps, shape.GateFeatures));
        graph.Append(new GateProduct(model.Name, input, sums, shape, weights, bias));
        if (graph.IsStep)
            return BuildStep(name, suffix, shape, sums, stateWeights, stateBias);
        var sizes = graph.TrackStates(model.Name, suffix, shape.Steps, shape.Units, isReversed, hasLengths);
        var values = RecurrentValues.In(graph, name, shape, model.NormRegularizer, sizes);
        var recurrence = new Recurrence(
            model.Name, shape, sums, state, cellState, values, stateWeights, stateBias, model.IsStateful ? CarriedStates.In(graph, model.Name, suffix, shape) : null);
        graph.Append(recurrence);
        return recurrence.Values.Output;
    }

    private Tensor BuildStep(string name, string suffix, RecurrentShape shape, Tensor sums, Parameter weights, Parameter bias)
    {
        var state = graph.AddState(model.Name, $"State{suffix}", new Shape(shape.Units), shape.Units);
        var keptShape = new Shape(shape.Cell.Kept * shape.Padded);
        var kept = shape.Cell.Kept == 0 ? null
            : shape.Cell.CarriesCell ? graph.AddState(model.Name, $"Cell{suffix}", keptShape, shape.Units)
            : graph.AddTensor($"{name} kept", keptShape);
        var gates = graph.AddTensor($"{name} gates", new Shape(1, shape.GateFeatures));
        var output = graph.AddTensor($"{name} output", new Shape(1, shape.Units));
        graph.Append(new RecurrenceStep(model.Name, shape, sums, state, kept, gates, output, weights, bias));
        return output;
    }

    // PyTorch's own start counts the units in all of them.
    private (Parameter Inputs, Parameter States) AddWeights(int features, string suffix)
    {
        var (ofInputs, ofStates) = model.Initializers(features);
        int rows = model.Cell.Gates * model.Units;
        return (Add($"WeightIh{suffix}", features, ofInputs), Add($"WeightHh{suffix}", model.Units, ofStates));

        Parameter Add(string name, int inputs, (string Kind, float Gain) init) => graph.AddParameter(
            model, name, ParameterKind.Weights, new Shape(rows, inputs), init.Kind, FanIn(init.Kind, inputs), model.Units, init.Gain, blocks: model.Cell.Gates);
    }

    private Parameter AddBias(string name, int inputs, int? startingAtOne)
    {
        string kind = model.Init.Kind == "PyTorch" ? model.Init.Kind : "Zeros";
        return graph.AddParameter(
            model, name, ParameterKind.Bias, new Shape(model.Cell.Gates * model.Units), kind, FanIn(kind, inputs), model.Units, blocks: model.Cell.Gates,
            blockOfOnes: kind == "Zeros" ? startingAtOne : null);
    }

    private int FanIn(string kind, int inputs) => kind == "PyTorch" ? model.Units : inputs;
}
