using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Kinds.Combination;

/// <summary>The value made so far followed by named ones, along features or, of images, along channels.</summary>
internal sealed record ConcatLayer(string Name, int Attribute, EquatableArray<string> Names) : LayerModel(Name, Attribute), ICombines, IHasFacts
{
    /// <summary>Values of so many sizes are images, whose first size is that of channels.</summary>
    private const int ImageRank = 3;

    public override LengthUse Lengths => LengthUse.Kept;

    public override LayoutNeed Reads(Shape input) => LayoutNeed.Any;

    public override EquatableArray<string> Sources => Names;

    public static LayerModel? Read(AttributeReader reader, string name) =>
        CombinedNames.TryRead(reader, out var names) ? new ConcatLayer(name, reader.Index, names) : null;

    public Tensor? Build(GraphBuilder graph, IReadOnlyList<Tensor> inputs)
    {
        var first = inputs[0].Shape;
        bool joinsChannels = first.Sizes.Count == ImageRank;
        int axis = AxisOf(first);
        for (int index = 1; index < inputs.Count; index++)
        {
            var other = inputs[index].Shape;
            if (other.Sizes.Count == first.Sizes.Count && other.With(axis, first.Sizes[axis]) == first)
                continue;
            graph.Report(
                Rules.ShapeMismatch, Attribute, Name, $"'{CombinedNames.Display(Names[index - 1])}'", $"{other}", $"{first}",
                $"all sizes but the {(joinsChannels ? "first, the channels," : "last, the features,")} must agree");
            return null;
        }

        var output = graph.AddTensor($"{Name} output", first.With(axis, inputs.Sum(input => input.Shape.Sizes[axis])), inputs[0].Layout);

        // A row has the channels in the one layout, and what stands behind them in the other.
        bool joinsRows = first.Sizes.Count > 1 && joinsChannels == (inputs[0].Layout == TensorLayout.Rows);
        graph.Append(new Concat(Name, inputs.ToEquatableArray(), output, joinsRows));
        return output;
    }

    public EquatableArray<LayerFact> FactsOn(IReadOnlyList<Tensor> inputs) => new(new LayerFact("Axis", AxisOf(inputs[0].Shape)));

    public override string Describe() => $"Concat({string.Join(", ", Names.Select(CombinedNames.Display))})";

    private static int AxisOf(Shape shape) => shape.Sizes.Count == ImageRank ? 0 : shape.Sizes.Count - 1;
}
