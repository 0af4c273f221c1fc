using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Combination;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Kinds.Attention;

/// <summary>Attention of the steps of a sequence to those of another, between dense products.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Attribute">The index of its attribute.</param>
/// <param name="Memory">The name of the other sequence.</param>
/// <param name="Attention">What every attention has.</param>
internal sealed record CrossAttentionLayer(string Name, int Attribute, string Memory, AttentionOptions Attention) : LayerModel(Name, Attribute), ICombines, IHasFacts
{
    public override EquatableArray<string> Sources => new(Memory);

    public override LayerTraits Traits => Attention.Traits;

    public override LengthUse Lengths => LengthUse.Kept;

    public override string ReasonNotToStream => "takes several steps at once";

    public override EquatableArray<LayerOption> Options => Attention.AtRunTime(Name);

    public override string WeightInitializer => Attention.Init.Kind;

    public static LayerModel? Read(AttributeReader reader, string name)
    {
        string memory = reader.Positional(0, "");
        if (memory.Length == 0)
            reader.Report(Rules.InvalidOption, "memory", "empty", "the name of another value, such as [CrossAttention(\"x\")] where [Tap(\"x\")] stands above");
        return AttentionOptions.Read(reader) is { } attention ? new CrossAttentionLayer(name, reader.Index, reader.NameOf(memory), attention) : null;
    }

    public Tensor? Build(GraphBuilder graph, IReadOnlyList<Tensor> inputs)
    {
        Tensor input = inputs[0], memory = inputs[1];
        if (!Attention.Fits(graph, this, input) || !AttentionOptions.IsSequence(graph, this, memory, $"'{CombinedNames.Display(Memory)}'"))
            return null;
        var shape = new AttentionShape(
            new AttentionSteps(input.Rows, input.HasLengths), new AttentionSteps(memory.Rows, memory.HasLengths), input.Features, Attention.Heads, Causal: false);
        var queries = graph.AddTensor($"{Name} queries", input.Shape) with { HasLengths = input.HasLengths };
        var keys = graph.AddTensor($"{Name} keys", memory.Shape.WithFeatures(2 * shape.PaddedWidth)) with { HasLengths = memory.HasLengths };
        graph.Append(new ProjectHeads(Name, ProductsOf(graph, input, memory, queries, keys)));
        return Attention.Attend(graph, this, shape, new HeadValues(queries, keys), input);
    }

    public EquatableArray<LayerFact> FactsOn(IReadOnlyList<Tensor> inputs) => new(new LayerFact("Heads", Attention.Heads));

    public override string Describe() => $"CrossAttention({CombinedNames.Display(Memory)}, {Attention.Describe("")})";

    // PyTorch has the weights in one matrix where both sequences have as many features, and else in three.
    private EquatableArray<HeadProduct> ProductsOf(GraphBuilder graph, Tensor input, Tensor memory, Tensor queries, Tensor keys)
    {
        int width = input.Features;
        if (memory.Features == width)
        {
            var weights = Attention.AddWeights(graph, this, "InProj", 3, width, width);
            var bias = Attention.AddBias(graph, this, "InProj", 3, width);
            return new(new HeadProduct(input, queries, 0, 1, weights, 0, bias, 0, width), new HeadProduct(memory, keys, 0, 2, weights, 1, bias, 1, width));
        }

        Parameter[] apart =
        [
            Attention.AddWeights(graph, this, "QProj", 1, width, width), Attention.AddWeights(graph, this, "KProj", 1, width, memory.Features),
            Attention.AddWeights(graph, this, "VProj", 1, width, memory.Features),
        ];
        var joinedBias = Attention.AddBias(graph, this, "InProj", 3, width);
        return new(
            new HeadProduct(input, queries, 0, 1, apart[0], 0, joinedBias, 0, width),
            new HeadProduct(memory, keys, 0, 1, apart[1], 0, joinedBias, 1, width),
            new HeadProduct(memory, keys, 1, 1, apart[2], 0, joinedBias, 2, width));
    }
}
