using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Regularization;

/// <summary>Drops values at random in training; the identity in inference.</summary>
internal sealed record DropoutLayer(string Name, int Attribute, float Rate) : LayerModel(Name, Attribute), IBuildable
{
    private const string RateOption = "Rate";

    public override EquatableArray<LayerOption> Options =>
        new(new LayerOption(RateOption, Rate, 0f, 1f, $"The probability with which {Name} drops a value in training"));

    public override LayoutNeed Reads(Shape input) => LayoutNeed.Any;

    public override LayerTraits Traits => LayerTraits.Dropout;

    public static LayerModel Read(AttributeReader reader, string name)
    {
        float rate = reader.Positional(0, 0.5f);
        if (rate is not (>= 0f and <= 1f))
            reader.Report(Rules.InvalidOption, "rate", Literal.Display(rate), "a number in [0, 1]");
        return new DropoutLayer(name, reader.Index, rate);
    }

    public Tensor Build(GraphBuilder graph, Tensor input)
    {
        var output = graph.AddTensor($"{Name} output", input.Shape, input.Layout);
        graph.Append(new Dropout(Name, input, output, graph.OptionOf(this, RateOption), graph.AddMask()));
        return output;
    }

    public override string Describe() => $"Dropout({Literal.Display(Rate)})";
}
