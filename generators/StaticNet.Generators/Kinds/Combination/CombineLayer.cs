using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Kinds.Combination;

/// <summary>The sum or the product of the value made so far and of named ones.</summary>
internal sealed record CombineLayer(string Name, int Attribute, EquatableArray<string> Names, bool Multiplies) : LayerModel(Name, Attribute), ICombines
{
    public override EquatableArray<string> Sources => Names;

    public override LengthUse Lengths => LengthUse.Kept;

    public override StepsAxis StepsAxis => StepsAxis.Any;

    public override LayoutNeed Reads(Shape input) => LayoutNeed.Any;

    public static LayerModel? ReadSum(AttributeReader reader, string name) => Read(reader, name, multiplies: false);

    public static LayerModel? ReadProduct(AttributeReader reader, string name) => Read(reader, name, multiplies: true);

    public Tensor? Build(GraphBuilder graph, IReadOnlyList<Tensor> inputs)
    {
        for (int index = 1; index < inputs.Count; index++)
        {
            if (inputs[index].Shape == inputs[0].Shape)
                continue;
            graph.Report(
                Rules.ShapeMismatch, Attribute, Name, $"'{Names[index - 1]}'", $"{inputs[index].Shape}", $"{inputs[0].Shape}",
                "give both the same shape, such as by a dense layer on one of them");
            return null;
        }

        var output = graph.AddTensor($"{Name} output", inputs[0].Shape, inputs[0].Layout);
        graph.Append(new Combine(Name, inputs.ToEquatableArray(), output, Multiplies));
        return output;
    }

    public override string Describe() => $"{(Multiplies ? "Multiply" : "Add")}({string.Join(", ", Names.Select(CombinedNames.Display))})";

    private static CombineLayer? Read(AttributeReader reader, string name, bool multiplies) =>
        CombinedNames.TryRead(reader, out var names) ? new CombineLayer(name, reader.Index, names, multiplies) : null;
}
