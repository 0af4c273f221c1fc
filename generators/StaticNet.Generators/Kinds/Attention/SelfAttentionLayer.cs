using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Dense;
using StaticNet.Generators.Kinds.Initialization;
using StaticNet.Generators.Kinds.Regularization;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Attention;

/// <summary>Attention of the steps of a sequence to each other, between two dense products.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Attribute">The index of its attribute.</param>
/// <param name="Heads">The heads.</param>
/// <param name="Causal">Whether steps see no later ones.</param>
/// <param name="Bias">Whether both products add a bias.</param>
/// <param name="Dropout">The probability with which a weight of a step is dropped in training; 0 for no dropout.</param>
/// <param name="RotaryBase">The longest wavelength over 2π of the angles that queries and keys are turned by; null where they aren't.</param>
/// <param name="Init">How weights start.</param>
internal sealed record SelfAttentionLayer(string Name, int Attribute, int Heads, bool Causal, bool Bias, float Dropout, float? RotaryBase, InitialWeights Init) : LayerModel(Name, Attribute), IBuildable, IHasFacts
{
    /// <summary>That of the paper.</summary>
    public const float UsualRotaryBase = 10_000f;

    /// <summary>The name of the dropout's rate, as an option and at run time.</summary>
    private const string DropoutName = "Dropout";

    /// <summary>Queries, keys and values.</summary>
    private const int Parts = 3;

    public override LayerTraits Traits => LayerTraits.Weights | LayerTraits.Sequence | (Bias ? LayerTraits.Bias : LayerTraits.None);

    public override LengthUse Lengths => LengthUse.Kept;

    public override string ReasonNotToStream => "takes several steps at once";

    public override EquatableArray<LayerOption> Options => Dropout == 0
        ? default
        : new(DropoutRate.Option(Dropout, $"The probability with which {Name} drops the weight of a step in training", DropoutName));

    public override string WeightInitializer => Init.Kind;

    public static LayerModel? Read(AttributeReader reader, string name)
    {
        int heads = reader.Named("Heads", 1);
        float rotaryBase = reader.Named("RotaryBase", UsualRotaryBase);
        if (rotaryBase is not (> 1f and < float.PositiveInfinity))
            reader.Report(Rules.InvalidOption, "RotaryBase", Literal.Display(rotaryBase), "a finite number above 1");
        float dropout = reader.Named(DropoutName, 0f);
        DropoutRate.Check(reader, DropoutName, dropout);
        if (heads >= 1)
            return new SelfAttentionLayer(
                name, reader.Index, heads, reader.Named("Causal", false), reader.Named("Bias", true), dropout, reader.Named("Rotary", false) ? rotaryBase : null, InitialWeights.Read(reader));
        reader.Report(Rules.SizeNotPositive, "Heads", Literal.Of(heads));
        return null;
    }

    public Tensor Build(GraphBuilder graph, Tensor input)
    {
        if (input.Shape.Sizes.Count != 2)
        {
            graph.Report(Rules.InvalidOption, Attribute, Name, "the shape of its input", $"{input.Shape}", "steps × features: [Network(T, F)], or [Reshape(T, F)] above it");
            return input;
        }

        int width = input.Features;
        if (width % Heads != 0)
        {
            graph.Report(Rules.InvalidOption, Attribute, Name, "Heads", Literal.Of(Heads), $"a divisor of {Literal.Display(width)}, the features of its input");
            return input;
        }

        if (RotaryBase is not null && width / Heads % 2 != 0)
        {
            graph.Report(Rules.InvalidOption, Attribute, Name, "Heads", Literal.Of(Heads), $"a divisor of {Literal.Display(width)} that leaves each head an even number of features, which Rotary turns in pairs");
            return input;
        }

        var shape = new AttentionShape(input.Rows, width, Heads, Causal, input.HasLengths);
        var projected = AddProduct(graph, input, Parts, "InProj");
        if (RotaryBase is { } rotaryBase)
        {
            var rotated = graph.AddTensor($"{Name} rotated", projected.Shape);
            graph.Append(new RotateHeads(Name, shape, rotaryBase, projected, rotated));
            projected = rotated;
        }

        var probabilities = graph.AddTensor($"{Name} probabilities", new Shape(Heads * shape.Steps, shape.Steps));
        var mixed = graph.AddTensor($"{Name} values", input.Shape);
        graph.Append(new Attend(Name, shape, projected, mixed, probabilities, Dropout == 0 ? null : new AttentionDropout(graph.OptionOf(this, DropoutName), graph.AddMask())));
        return AddProduct(graph, mixed, 1, "OutProj");
    }

    public EquatableArray<LayerFact> FactsOn(IReadOnlyList<Tensor> inputs) => new(
    [
        new("Heads", Heads), new("Causal", Causal),
        .. RotaryBase is { } rotaryBase ? [new LayerFact("RotaryBase", rotaryBase)] : Array.Empty<LayerFact>(),
    ]);

    public override string Describe() =>
        $"SelfAttention({KernelText.Count(Heads, "head")}{(Causal ? ", causal" : "")}{(RotaryBase is null ? "" : ", rotary")}{(RotaryBase is null or UsualRotaryBase ? "" : $" of base {Literal.Display(RotaryBase.Value)}")}{(Dropout == 0 ? "" : $", dropout {Literal.Display(Dropout)}")}{(Bias ? "" : ", no bias")}{Init.Describe()})";

    private Tensor AddProduct(GraphBuilder graph, Tensor input, int parts, string name)
    {
        int width = input.Features, units = parts * width;
        var (init, gain) = Init.Resolve(null, width, width);
        var output = graph.AddTensor($"{Name} {name} output", input.Shape.WithFeatures(units));
        var weights = graph.AddParameter(this, $"{name}Weight", ParameterKind.Weights, new Shape(units, width), init, width, width, gain, blocks: parts);
        var bias = Bias ? graph.AddParameter(this, $"{name}Bias", ParameterKind.Bias, new Shape(units), init, width, width) : null;
        graph.Append(new MatrixMultiply(Name, input, output, weights, bias));
        return output;
    }
}
