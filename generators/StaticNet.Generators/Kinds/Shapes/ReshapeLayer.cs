using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Shapes;

/// <summary>The elements of a sample in another shape.</summary>
internal sealed record ReshapeLayer(string Name, int Attribute, EquatableArray<int> Sizes) : LayerModel(Name, Attribute), IBuildable
{
    /// <summary>The size that stands for what is left.</summary>
    private const int Rest = -1;

    public override LengthUse Lengths => LengthUse.Cleared;

    public override LayoutNeed Reads(Shape input) => LayoutNeed.Any;

    public static LayerModel? Read(AttributeReader reader, string name)
    {
        int[] sizes = reader.PositionalArray<int>(0);
        if (sizes.Length == 0)
            reader.Report(Rules.InvalidOption, "shape", "empty", "at least one size, such as [Reshape(4, 7)]");
        for (int index = 0; index < sizes.Length; index++)
            if (sizes[index] < 1 && sizes[index] != Rest)
                reader.Report(Rules.SizeNotPositive, $"size {index + 1}", Literal.Of(sizes[index]));
        if (sizes.Count(size => size == Rest) > 1)
            reader.Report(Rules.InvalidOption, "shape", $"[{string.Join(", ", sizes)}]", "a shape with one size of −1 at most");
        return sizes.Length == 0 || sizes.Any(size => size < 1 && size != Rest) || sizes.Count(size => size == Rest) > 1
            ? null
            : new ReshapeLayer(name, reader.Index, new(sizes));
    }

    public Tensor Build(GraphBuilder graph, Tensor input)
    {
        long known = new Shape([.. ((IEnumerable<int>)Sizes).Where(size => size != Rest)]).LongLength;
        bool hasRest = Sizes.Contains(Rest);
        if (hasRest ? input.Length % known != 0 : known != input.Length)
        {
            graph.Report(
                Rules.InvalidOption, Attribute, Name, "the shape", $"[{string.Join(", ", Sizes)}]",
                $"of {Literal.Display((long)input.Length)} elements, as its input {input.Shape} has");
            return input;
        }

        return Append(graph, Name, input, new Shape([.. Sizes.Select(size => size == Rest ? (int)(input.Length / known) : size)]));
    }

    public override string Describe() => $"Reshape({string.Join(", ", Sizes)})";

    /// <summary>Appends a reshape, unless the shape is the same. Elements follow each other channels first, however they lie.</summary>
    public static Tensor Append(GraphBuilder graph, string name, Tensor input, Shape shape)
    {
        if (shape == input.Shape)
            return input;
        var output = graph.AddTensor($"{name} output", shape);
        graph.Append(ChannelOrder.Between(name, input, output));
        return output;
    }
}
