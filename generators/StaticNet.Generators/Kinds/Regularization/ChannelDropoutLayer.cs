using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Regularization;

/// <summary>Drops whole channels of samples at random in training; the identity in inference.</summary>
/// <param name="Rate">The probability of dropping.</param>
internal sealed record ChannelDropoutLayer(string Name, int Attribute, float Rate) : LayerModel(Name, Attribute), IBuildable, IHasFacts
{
    public override EquatableArray<LayerOption> Options => new(DropoutRate.Option(Rate, $"The probability with which {Name} drops a channel of a sample in training"));

    public override LayoutNeed Reads(Shape input) => LayoutNeed.ChannelsLast;

    public override LayerTraits Traits => LayerTraits.Dropout;

    public static LayerModel Read(AttributeReader reader, string name) => new ChannelDropoutLayer(name, reader.Index, DropoutRate.Read(reader));

    public Tensor Build(GraphBuilder graph, Tensor input)
    {
        if (!input.Shape.HasChannels)
        {
            graph.Report(
                Rules.InvalidOption, Attribute, Name, "the shape of its input", $"{input.Shape}",
                "a signal of channels and length, or an image of channels, height and width");
            return input;
        }

        var output = graph.AddTensor($"{Name} output", input.Shape, input.Layout);
        graph.Append(new ChannelDropout(Name, input, output, graph.OptionOf(this, DropoutRate.Name), graph.AddMask()));
        return output;
    }

    public EquatableArray<LayerFact> FactsOn(IReadOnlyList<Tensor> inputs) => new(new LayerFact("Rate", Rate));

    public override string Describe() => $"ChannelDropout({Literal.Display(Rate)})";
}
