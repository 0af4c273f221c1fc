using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Normalization;

/// <summary>Normalization of the last axis by its root mean square, <c>y = scale · x / √(mean(x²) + ε)</c>.</summary>
internal sealed record RmsNormLayer(string Name, int Attribute, float Epsilon, bool Affine) : LayerModel(Name, Attribute), IBuildable, IHasFacts
{
    /// <summary>2⁻²³, the distance from 1 to the next float, as PyTorch chooses where none is given.</summary>
    private const float DefaultEpsilon = 1.1920929e-7f;

    public override LengthUse Lengths => LengthUse.Kept;

    public static LayerModel? Read(AttributeReader reader, string name) => NormalizationEpsilon.TryRead(reader, DefaultEpsilon, out float epsilon)
        ? new RmsNormLayer(name, reader.Index, epsilon, reader.Named("Affine", true))
        : null;

    public override LayerTraits Traits => LayerTraits.Normalizing;

    public Tensor Build(GraphBuilder graph, Tensor input)
    {
        var output = graph.AddTensor($"{Name} output", input.Shape);
        var statistics = graph.AddTensor($"{Name} statistics", input.Shape.WithFeatures(1));
        var scale = Affine ? graph.AddParameter(this, "Scale", ParameterKind.NormalizationScale, new Shape(input.Features), "Ones", 1, 1) : null;
        graph.Append(new NormalizeRows(Name, input, output, statistics, Centers: false, Epsilon, scale, Shift: null));
        return output;
    }

    public EquatableArray<LayerFact> FactsOn(IReadOnlyList<Tensor> inputs) => new(new LayerFact("Epsilon", Epsilon));

    public override string Describe()
    {
        var options = new List<string>();
        if (Epsilon != DefaultEpsilon)
            options.Add($"ε {Literal.Display(Epsilon)}");
        if (!Affine)
            options.Add("not affine");
        return options.Count == 0 ? "RmsNorm" : $"RmsNorm({string.Join(", ", options)})";
    }
}
