using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Kinds.Combination;
using StaticNet.Generators.Kinds.Initialization;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Recurrent;

/// <summary>Recurrences over the steps of a sequence: layers of them, in one direction or both.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Attribute">The index of its attribute.</param>
/// <param name="Cell">The cell of each step.</param>
/// <param name="Units">Its units.</param>
/// <param name="Layers">The recurrences above each other.</param>
/// <param name="IsBidirectional">Whether each has another one from the last step to the first beside it.</param>
/// <param name="MakesAll">Whether the state of each step is made, and not of the last one alone.</param>
/// <param name="State">The name of the initial state; null for 0.</param>
/// <param name="CellState">The name of the initial cell; null for 0.</param>
/// <param name="Init">How weights start.</param>
/// <param name="NormRegularizer">The weight of what keeps the gradient's norm from step to step; 0 for none.</param>
/// <param name="IsStateful">Whether windows go on in training from the states that the ones before have left.</param>
internal sealed record RecurrentLayer(
    string Name, int Attribute, RecurrentCell Cell, int Units, int Layers, bool IsBidirectional, bool MakesAll, string? State, string? CellState, InitialWeights Init,
    float NormRegularizer, bool IsStateful = false)
    : LayerModel(Name, Attribute), ICombines, IHasFacts
{
    public override EquatableArray<string> Sources => new([.. State is null ? Array.Empty<string>() : [State], .. CellState is null ? Array.Empty<string>() : [CellState]]);

    public override LayerTraits Traits => LayerTraits.Weights | LayerTraits.Recurrence | (MakesAll ? LayerTraits.Sequence : LayerTraits.None)
        | (Rectifies ? LayerTraits.RectifiedState : LayerTraits.None);

    public override string WeightInitializer => Init.Kind;

    // Of a last state there is one, whatever the length.
    public override LengthUse Lengths => MakesAll ? LengthUse.Kept : LengthUse.Counted;

    public override bool CarriesState => true;

    public override string? ReasonNotToStream => this switch
    {
        { IsBidirectional: true } => "reads steps from the last one to the first, too",
        { MakesAll: false } => "makes the state of a window's last step alone",
        { Sources.Count: > 0 } => "has an initial state for each window",
        _ => null,
    };

    private bool Rectifies => Cell is RnnCell { Function: ReluFunction };

    private int Directions => IsBidirectional ? 2 : 1;

    public static LayerModel? ReadRnn(AttributeReader reader, string name) =>
        Read(reader, name, new RnnCell(RnnCell.Functions[Math.Max(0, Array.IndexOf(RnnCell.Activations, reader.NamedEnum("Activation", "Tanh")))]));

    public static LayerModel? ReadLstm(AttributeReader reader, string name) => Read(reader, name, new LstmCell());

    public static LayerModel? ReadGru(AttributeReader reader, string name) => Read(reader, name, new GruCell());

    public Tensor? Build(GraphBuilder graph, IReadOnlyList<Tensor> inputs)
    {
        var input = inputs[0];
        if (input.Shape.Sizes.Count != 2)
        {
            graph.Report(Rules.InvalidOption, Attribute, Name, "the shape of its input", $"{input.Shape}", "steps × features: [Network(T, F)], or [Reshape(T, F)] above it");
            return null;
        }

        var state = State is null ? default : StatesOf(graph, inputs[1], State, "InitialState");
        var cell = CellState is null ? default : StatesOf(graph, inputs[inputs.Count - 1], CellState, "InitialCell");
        if ((State is not null && state.Count == 0) || (CellState is not null && cell.Count == 0))
            return null;
        bool hasLengths = input.HasLengths;
        for (int layer = 0; layer < Layers; layer++)
        {
            var builder = new RecurrentLayerBuilder(graph, this, layer, Directions, hasLengths);
            var made = Enumerable.Range(0, Directions)
                .Select(direction => builder.Build(input, direction, At(state, layer, direction), At(cell, layer, direction))).ToList();
            input = made[0];
            if (Directions == 1)
                continue;
            input = graph.AddTensor($"{Name} layer {layer} output", made[0].Shape.WithFeatures(Directions * Units));
            graph.Append(new Concat(Name, made.ToEquatableArray(), input, JoinsRows: false));
        }

        return input;
    }

    public EquatableArray<LayerFact> FactsOn(IReadOnlyList<Tensor> inputs) => new(
    [
        new("Units", Units), new("Layers", Layers), new("Bidirectional", IsBidirectional), new("LastStep", !MakesAll),
        new("InitialState", State is not null), new("InitialCell", CellState is not null),
        .. Cell is RnnCell rnn ? [new LayerFact("Activation", rnn.Activation)] : Array.Empty<LayerFact>(),
    ]);

    public override string Describe()
    {
        string activation = Rectifies ? ", Relu" : "";
        string sizes = $"{Units}{activation}{(Layers == 1 ? "" : $", {Layers} layers")}{(IsBidirectional ? ", bidirectional" : "")}{(MakesAll ? "" : ", last step")}{(IsStateful ? ", stateful" : "")}";
        string regularizer = NormRegularizer == 0 ? "" : $", norm regularizer {Literal.Display(NormRegularizer)}";
        string states = string.Concat(Sources.Select(source => $", from {CombinedNames.Display(source)}"));
        return $"{Kind}({sizes}{states}{regularizer}{Init.Describe()})";
    }

    private static RecurrentLayer? Read(AttributeReader reader, string name, RecurrentCell cell)
    {
        if (!reader.TryReadSize(0, "units", out int units))
            return null;
        int layers = reader.Named("Layers", 1);
        if (layers < 1)
        {
            reader.Report(Rules.SizeNotPositive, "Layers", Literal.Of(layers));
            return null;
        }

        float regularizer = reader.Named("NormRegularizer", 0f);
        if (regularizer is not (>= 0f and < float.PositiveInfinity))
        {
            reader.Report(Rules.InvalidOption, "NormRegularizer", Literal.Display(regularizer), "a finite number that isn't negative");
            return null;
        }

        string? state = reader.Named<string?>("InitialState", null), cellState = reader.Named<string?>("InitialCell", null);
        bool isStateful = reader.Named("Stateful", false), isBidirectional = reader.Named("Bidirectional", false);
        if (isStateful && isBidirectional)
        {
            reader.Report(
                Rules.InvalidOption, "Stateful", "true",
                "left out with Bidirectional, whose second direction begins each window at its end, which no window before it knows; carry the states of one direction");
            return null;
        }

        if (isStateful && (state ?? cellState) is not null)
        {
            reader.Report(
                Rules.InvalidOption, "Stateful", "true",
                $"left out with {(state is null ? "InitialCell" : "InitialState")}, since a window begins either with the state of the one before or with the one that is given");
            return null;
        }

        return new RecurrentLayer(
            name, reader.Index, cell, units, layers, isBidirectional, reader.NamedEnum("Steps", "All") == "All",
            state is null ? null : reader.NameOf(state), cellState is null ? null : reader.NameOf(cellState), InitialWeights.Read(reader), regularizer, isStateful);
    }

    // Each layer's, forward before backward, as PyTorch has them.
    private Tensor? At(EquatableArray<Tensor> states, int layer, int direction) => states.Count == 0 ? null : states[(layer * Directions) + direction];

    private EquatableArray<Tensor> StatesOf(GraphBuilder graph, Tensor value, string name, string option)
    {
        int count = Layers * Directions;
        var wanted = count == 1 ? new Shape(Units) : new Shape(count, Units);
        if (value.Shape != wanted)
        {
            graph.Report(
                Rules.ShapeMismatch, Attribute, Name, $"'{CombinedNames.Display(name)}', its {option},", $"{value.Shape}", $"{wanted}",
                count == 1 ? "give it a value for each unit" : "give it a row of units for each layer and direction");
            return default;
        }

        // Steps of a sequence aren't states: which of them there are differs from sample to sample.
        if (value.HasLengths)
        {
            graph.Report(Rules.LengthsLost, Attribute, Name);
            return default;
        }

        if (count == 1)
            return new(value);
        var states = Enumerable.Range(0, count).Select(index => graph.AddTensor($"{Name} {option} {index}", new Shape(Units))).ToEquatableArray();
        graph.Append(new InitialStates(Name, value, states));
        return states;
    }

    /// <summary>The initializers of weights, those of inputs and those of states.</summary>
    /// <param name="inputs">The features of a step.</param>
    internal ((string Kind, float Gain) OfInputs, (string Kind, float Gain) OfStates) Initializers(int inputs)
    {
        var ofStates = Init.Kind == "Auto" ? ("Orthogonal", Init.Gain) : Init.Resolve(null, Units, Units);
        var ofInputs = Init.Kind == "Identity" ? Init with { Kind = "Auto", Gain = 1f } : Init;
        return (ofInputs.Resolve(null, inputs, Units), ofStates);
    }
}
