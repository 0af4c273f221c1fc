using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Attention;

/// <summary>Attention of the steps of a sequence to each other, between two dense products.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Attribute">The index of its attribute.</param>
/// <param name="Attention">What every attention has.</param>
/// <param name="Causal">Whether steps see no later ones.</param>
/// <param name="RotaryBase">The longest wavelength over 2π of the angles that queries and keys are turned by; null where they aren't.</param>
internal sealed record SelfAttentionLayer(string Name, int Attribute, AttentionOptions Attention, bool Causal, float? RotaryBase) : LayerModel(Name, Attribute), IBuildable, IHasFacts
{
    /// <summary>That of the paper.</summary>
    public const float UsualRotaryBase = 10_000f;

    /// <summary>Queries, keys and values.</summary>
    private const int Parts = 3;

    public override LayerTraits Traits => Attention.Traits;

    public override LengthUse Lengths => LengthUse.Kept;

    public override string? ReasonNotToStream => Causal ? null : "sees later steps; with Causal = true it doesn't";

    public override bool CarriesState => Causal;

    public override bool CountsSteps => Causal;

    public override EquatableArray<LayerOption> Options => Attention.AtRunTime(Name);

    public override string WeightInitializer => Attention.Init.Kind;

    public static LayerModel? Read(AttributeReader reader, string name)
    {
        float rotaryBase = reader.Named("RotaryBase", UsualRotaryBase);
        if (rotaryBase is not (> 1f and < float.PositiveInfinity))
            reader.Report(Rules.InvalidOption, "RotaryBase", Literal.Display(rotaryBase), "a finite number above 1");
        return AttentionOptions.Read(reader) is { } attention
            ? new SelfAttentionLayer(name, reader.Index, attention, reader.Named("Causal", false), reader.Named("Rotary", false) ? rotaryBase : null)
            : null;
    }

    public Tensor Build(GraphBuilder graph, Tensor input)
    {
        if (!Attention.Fits(graph, this, input))
            return input;
        int width = input.Features;
        if (RotaryBase is not null && width / Attention.Heads % 2 != 0)
        {
            graph.Report(
                Rules.InvalidOption, Attribute, Name, "Heads", Literal.Of(Attention.Heads),
                $"a divisor of {Literal.Display(width)} that leaves each head an even number of features, which Rotary turns in pairs");
            return input;
        }

        var steps = new AttentionSteps(input.Rows, input.HasLengths);
        var shape = new AttentionShape(steps, steps, width, Attention.Heads, Causal);
        var projected = Attention.AddProduct(graph, this, input, Parts, "InProj");
        if (RotaryBase is { } rotaryBase)
        {
            var rotated = graph.AddTensor($"{Name} rotated", projected.Shape);
            graph.Append(new RotateHeads(Name, shape, rotaryBase, projected, rotated, graph.WindowSteps));
            projected = rotated;
        }

        return graph.IsStep ? AttendKept(graph, projected, input) : Attention.Attend(graph, this, shape, new HeadValues(projected, projected), input);
    }

    // A stream keeps the keys and values of the steps so far; the step that is made sees all of them.
    private Tensor AttendKept(GraphBuilder graph, Tensor projected, Tensor input)
    {
        int width = input.Features;
        Tensor keys = Keep("Keys", width), values = Keep("Values", 2 * width);
        var shape = new AttentionShape(new AttentionSteps(1, HasLengths: false), new AttentionSteps(graph.WindowSteps, HasLengths: true), width, Attention.Heads, Causal: false);
        var probabilities = graph.AddTensor($"{Name} probabilities", new Shape(Attention.Heads, graph.WindowSteps));
        var mixed = graph.AddTensor($"{Name} values", input.Shape);
        graph.Append(new AttendStep(Name, shape, projected, keys, values, mixed, probabilities));
        return Attention.AddProduct(graph, this, mixed, 1, "OutProj");

        Tensor Keep(string name, int first)
        {
            var kept = graph.AddState(Name, name, new Shape(graph.WindowSteps, width), width);
            graph.Append(new KeepStep(Name, projected, first, kept));
            return kept;
        }
    }

    public EquatableArray<LayerFact> FactsOn(IReadOnlyList<Tensor> inputs) => new(
    [
        new("Heads", Attention.Heads), new("Causal", Causal),
        .. RotaryBase is { } rotaryBase ? [new LayerFact("RotaryBase", rotaryBase)] : Array.Empty<LayerFact>(),
    ]);

    public override string Describe() =>
        $"SelfAttention({Attention.Describe($"{(Causal ? ", causal" : "")}{(RotaryBase is null ? "" : ", rotary")}{(RotaryBase is null or UsualRotaryBase ? "" : $" of base {Literal.Display(RotaryBase.Value)}")}")})";
}
