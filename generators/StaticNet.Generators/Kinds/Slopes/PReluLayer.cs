using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Slopes;

/// <summary>The rectifier with a trained slope for negative values.</summary>
internal sealed record PReluLayer(string Name, int Attribute, bool PerChannel, float InitialSlope) : LayerModel(Name, Attribute), IBuildable, IHasFacts
{
    private const float DefaultSlope = 0.25f;

    /// <summary>Values of so many sizes are images, whose first size is that of channels.</summary>
    private const int ImageRank = 3;

    public override LayerTraits Traits => LayerTraits.Rectifying;

    // What layers of channels made has them as features; other values of two sizes are sequences, whose features are the last axis.
    public override LayoutNeed Reads(Shape input) => LayoutNeed.Any;

    public override LengthUse Lengths => LengthUse.Kept;

    public override StepsAxis StepsAxis => PerChannel ? StepsAxis.First : StepsAxis.Any;

    public override double? Gain => Math.Sqrt(2 / (1 + ((double)InitialSlope * InitialSlope)));

    public static LayerModel? Read(AttributeReader reader, string name)
    {
        float slope = reader.Named("InitialSlope", DefaultSlope);
        if (!float.IsNaN(slope) && !float.IsInfinity(slope))
            return new PReluLayer(name, reader.Index, reader.Named("PerChannel", false), slope);
        reader.Report(Rules.InvalidOption, "InitialSlope", Literal.Display(slope), "a finite number");
        return null;
    }

    public Tensor Build(GraphBuilder graph, Tensor input)
    {
        var output = graph.AddTensor($"{Name} output", input.Shape, input.Layout);
        var mode = ModeOn(input);
        int slopes = mode switch { SlopeMode.Shared => 1, SlopeMode.Row => input.Shape.Sizes[0], _ => input.Features };
        var slope = graph.AddParameter(this, "Slope", ParameterKind.Slope, new Shape(slopes), "Constant", 1, 1, InitialSlope);
        graph.Append(new PRelu(Name, input, output, slope, mode));
        return output;
    }

    public EquatableArray<LayerFact> FactsOn(IReadOnlyList<Tensor> inputs) => ModeOn(inputs[0]) switch
    {
        SlopeMode.Shared => default,
        SlopeMode.Feature when inputs[0].Layout == TensorLayout.Rows => new(new LayerFact("Axis", inputs[0].Shape.Sizes.Count - 1)),
        _ => new(new LayerFact("Axis", 0)),
    };

    public override string Describe()
    {
        var options = new List<string>();
        if (PerChannel)
            options.Add("per channel");
        if (InitialSlope != DefaultSlope)
            options.Add($"slope {Literal.Display(InitialSlope)}");
        return options.Count == 0 ? "PRelu" : $"PRelu({string.Join(", ", options)})";
    }

    private SlopeMode ModeOn(Tensor input) =>
        !PerChannel ? SlopeMode.Shared : input.Shape.Sizes.Count == ImageRank && input.Layout == TensorLayout.Rows ? SlopeMode.Row : SlopeMode.Feature;
}
