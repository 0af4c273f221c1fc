using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Normalization;

/// <summary>Layer normalization of the last axis, <c>y = scale · (x − mean) / √(variance + ε) + shift</c>.</summary>
internal sealed record LayerNormLayer(string Name, int Attribute, float Epsilon, bool Affine, bool Bias) : LayerModel(Name, Attribute), IBuildable, IHasFacts
{
    private const float DefaultEpsilon = 1e-5f;

    public override LengthUse Lengths => LengthUse.Kept;

    public static LayerModel? Read(AttributeReader reader, string name) => NormalizationEpsilon.TryRead(reader, DefaultEpsilon, out float epsilon)
        ? new LayerNormLayer(name, reader.Index, epsilon, reader.Named("Affine", true), reader.Named("Bias", true))
        : null;

    public override LayerTraits Traits => LayerTraits.Normalizing;

    public Tensor Build(GraphBuilder graph, Tensor input)
    {
        var output = graph.AddTensor($"{Name} output", input.Shape);
        var statistics = graph.AddTensor($"{Name} statistics", input.Shape.WithFeatures(3));
        var scale = Affine ? graph.AddParameter(this, "Scale", ParameterKind.NormalizationScale, new Shape(input.Features), "Ones", 1, 1) : null;
        var shift = Affine && Bias ? graph.AddParameter(this, "Shift", ParameterKind.NormalizationShift, new Shape(input.Features), "Zeros", 1, 1) : null;
        graph.Append(new NormalizeRows(Name, input, output, statistics, Centers: true, Epsilon, scale, shift));
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
        else if (!Bias)
            options.Add("no shift");
        return options.Count == 0 ? "LayerNorm" : $"LayerNorm({string.Join(", ", options)})";
    }
}
