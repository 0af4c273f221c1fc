using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Positions;

/// <summary>A trained row for each step of a sequence, added to it.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Attribute">The index of its attribute.</param>
/// <param name="Deviation">The deviation of the initial weights.</param>
internal sealed record PositionEmbeddingLayer(string Name, int Attribute, float Deviation) : LayerModel(Name, Attribute), IBuildable
{
    public override LengthUse Lengths => LengthUse.Kept;

    public override bool CountsSteps => true;

    public override LayerTraits Traits => LayerTraits.Sequence;

    public static LayerModel? Read(AttributeReader reader, string name)
    {
        float deviation = reader.Named("InitDeviation", 1f);
        if (deviation is not (> 0f and < float.PositiveInfinity))
            reader.Report(Rules.InvalidOption, "InitDeviation", Literal.Display(deviation), "a positive, finite number");
        return new PositionEmbeddingLayer(name, reader.Index, deviation);
    }

    public Tensor Build(GraphBuilder graph, Tensor input)
    {
        if (!PositionShape.IsRight(graph, this, input))
            return input;
        var output = graph.AddTensor($"{Name} output", input.Shape);
        var weights = graph.AddParameter(this, "Weights", ParameterKind.Embedding, new Shape(graph.IsStep ? graph.WindowSteps : input.Rows, input.Features), "Normal", 1, input.Features, Deviation);
        graph.Append(new PositionRows(Name, input, output, weights, graph.IsStep));
        return output;
    }

    public override string Describe() => Deviation == 1f ? "PositionEmbedding" : $"PositionEmbedding(deviation {Literal.Display(Deviation)})";
}
