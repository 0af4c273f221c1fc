using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Positions;

/// <summary>A fixed row of sines and cosines for each step of a sequence, added to it.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Attribute">The index of its attribute.</param>
/// <param name="Wavelength">The longest wavelength over 2π.</param>
internal sealed record PositionalEncodingLayer(string Name, int Attribute, float Wavelength) : LayerModel(Name, Attribute), IBuildable, IHasFacts
{
    /// <summary>The paper's.</summary>
    public const float UsualWavelength = 10_000f;

    public override LengthUse Lengths => LengthUse.Kept;

    public override bool CountsSteps => true;

    public override LayerTraits Traits => LayerTraits.Sequence;

    public static LayerModel? Read(AttributeReader reader, string name)
    {
        float wavelength = reader.Named("Wavelength", UsualWavelength);
        if (wavelength is not (> 1f and < float.PositiveInfinity))
            reader.Report(Rules.InvalidOption, "Wavelength", Literal.Display(wavelength), "a finite number above 1");
        return new PositionalEncodingLayer(name, reader.Index, wavelength);
    }

    public Tensor Build(GraphBuilder graph, Tensor input)
    {
        if (!PositionShape.IsRight(graph, this, input))
            return input;
        var output = graph.AddTensor($"{Name} output", input.Shape);
        graph.Append(new EncodedRows(Name, input, output, graph.IsStep ? graph.WindowSteps : input.Rows, Wavelength, graph.IsStep));
        return output;
    }

    public EquatableArray<LayerFact> FactsOn(IReadOnlyList<Tensor> inputs) => new(new LayerFact("Wavelength", Wavelength));

    public override string Describe() => Wavelength == UsualWavelength ? "PositionalEncoding" : $"PositionalEncoding(wavelength {Literal.Display(Wavelength)})";
}
