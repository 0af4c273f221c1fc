using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Embedding;

/// <summary>A table with a row of features for each integer of an input.</summary>
internal sealed record EmbeddingLayer(string Name, int Attribute, int Features, int? PaddingIndex, float Deviation)
    : LayerModel(Name, Attribute), IBuildable, IReadsIntegers
{
    private const int NoPadding = -1;

    public override LengthUse Lengths => LengthUse.Kept;

    public override LayerTraits Traits => LayerTraits.Sequence;

    public static LayerModel? Read(AttributeReader reader, string name)
    {
        if (!reader.TryReadSize(0, "features", out int features))
            return null;
        int padding = reader.Named("PaddingIndex", NoPadding);
        if (padding < NoPadding)
            reader.Report(Rules.InvalidOption, "PaddingIndex", Literal.Of(padding), "an integer of the input, or -1 for none");
        float deviation = reader.Named("InitDeviation", 1f);
        if (deviation is not (> 0f and < float.PositiveInfinity))
            reader.Report(Rules.InvalidOption, "InitDeviation", Literal.Display(deviation), "a positive, finite number");
        return new EmbeddingLayer(name, reader.Index, features, padding == NoPadding ? null : padding, deviation);
    }

    public Tensor Build(GraphBuilder graph, Tensor input)
    {
        int vocabulary = input.Vocabulary!.Value;
        if (PaddingIndex >= vocabulary)
            graph.Report(Rules.InvalidOption, Attribute, Name, "PaddingIndex", Literal.Of(PaddingIndex.Value), $"below the input's vocabulary of {Literal.Display(vocabulary)}");
        var output = graph.AddTensor($"{Name} output", new Shape(input.Length, Features));
        var weights = graph.AddParameter(
            this, "Weights", ParameterKind.Embedding, new Shape(vocabulary, Features), "Normal", 1, Features, Deviation, PaddingIndex);
        graph.Append(new EmbeddingLookup(Name, input, output, weights));
        return output;
    }

    public override string Describe() =>
        $"Embedding({Features}{(PaddingIndex is { } padding ? $", padding {padding}" : "")}{(Deviation == 1f ? "" : $", deviation {Literal.Display(Deviation)}")})";
}
