using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Kinds.Pooling;

/// <summary>The largest or the mean of each channel over all of its positions, or of each feature over the steps of a sequence: a vector.</summary>
/// <param name="Function">What it makes of them.</param>
/// <param name="OverSteps">Whether it is over the rows of a sequence.</param>
internal sealed record GlobalPoolLayer(string Name, int Attribute, PoolFunction Function, bool OverSteps) : LayerModel(Name, Attribute), IBuildable, IHasFacts
{
    public override LayerTraits Traits => LayerTraits.Pooling;

    public override LengthUse Lengths => OverSteps ? LengthUse.Counted : LengthUse.Refused;

    public static LayerModel ReadMax(AttributeReader reader, string name) => Read(reader, name, PoolFunction.Max);

    public static LayerModel ReadAverage(AttributeReader reader, string name) => Read(reader, name, PoolFunction.Average);

    public override LayoutNeed Reads(Shape input) => OverSteps ? LayoutNeed.Rows : LayoutNeed.ChannelsLast;

    public Tensor Build(GraphBuilder graph, Tensor input)
    {
        if (OverSteps)
            return BuildSteps(graph, input);
        if (!PoolWindow.CheckChannels(graph, this, input.Shape))
            return input;
        var output = graph.AddTensor($"{Name} output", new Shape(input.Shape.Channels));
        return PoolLayer.Append(graph, this, Function, input, output, PoolShape.Global(input.Shape.Channels, input.Shape.Positions));
    }

    public EquatableArray<LayerFact> FactsOn(IReadOnlyList<Tensor> inputs) => new(new LayerFact("OverSteps", OverSteps));

    public override string Describe() => $"Global{(Function == PoolFunction.Max ? "Max" : "Avg")}Pool{(OverSteps ? "(over steps)" : "")}";

    private static GlobalPoolLayer Read(AttributeReader reader, string name, PoolFunction function) =>
        new(name, reader.Index, function, reader.Named("OverSteps", false));

    private Tensor BuildSteps(GraphBuilder graph, Tensor input)
    {
        if (input.Shape.Sizes.Count != 2)
        {
            graph.Report(Rules.InvalidOption, Attribute, Name, "the shape of its input", $"{input.Shape}", "[steps, features] where OverSteps is true");
            return input;
        }

        var output = graph.AddTensor($"{Name} output", new Shape(input.Features));
        graph.Append(new StepPool(Name, input, output, Function == PoolFunction.Max));
        return output;
    }
}
