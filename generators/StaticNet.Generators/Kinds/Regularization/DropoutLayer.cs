using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Regularization;

/// <summary>Drops values at random in training; the identity in inference.</summary>
internal sealed record DropoutLayer(string Name, int Attribute, float Rate) : LayerModel(Name, Attribute), IBuildable, IHasFacts
{
    public override EquatableArray<LayerOption> Options =>
        new(DropoutRate.Option(Rate, $"The probability with which {Name} drops a value in training"));

    public override LayoutNeed Reads(Shape input) => LayoutNeed.Any;

    public override LengthUse Lengths => LengthUse.Kept;

    public override StepsAxis StepsAxis => StepsAxis.Any;

    public override LayerTraits Traits => LayerTraits.Dropout;

    public static LayerModel Read(AttributeReader reader, string name) => new DropoutLayer(name, reader.Index, DropoutRate.Read(reader));

    public Tensor Build(GraphBuilder graph, Tensor input)
    {
        var output = graph.AddTensor($"{Name} output", input.Shape, input.Layout);
        graph.Append(new Dropout(Name, input, output, graph.OptionOf(this, DropoutRate.Name), graph.AddMask()));
        return output;
    }

    public EquatableArray<LayerFact> FactsOn(IReadOnlyList<Tensor> inputs) => new(new LayerFact("Rate", Rate));

    public override string Describe() => $"Dropout({Literal.Display(Rate)})";
}
