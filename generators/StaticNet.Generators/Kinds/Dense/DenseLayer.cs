using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Initialization;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Kinds.Dense;

/// <summary>A fully connected layer of the last axis, <c>y = weights · x + bias</c> for each row.</summary>
internal sealed record DenseLayer(string Name, int Attribute, int Units, bool Bias, InitialWeights Init) : LayerModel(Name, Attribute), IBuildable
{
    public override LayerTraits Traits => LayerTraits.Weights | LayerTraits.LastAxis | (Bias ? LayerTraits.Bias : LayerTraits.None);

    public override string WeightInitializer => Init.Kind;

    public static LayerModel? Read(AttributeReader reader, string name)
    {
        if (!reader.TryReadSize(0, "units", out int units))
            return null;
        return new DenseLayer(name, reader.Index, units, reader.Named("Bias", true), InitialWeights.Read(reader));
    }

    public Tensor Build(GraphBuilder graph, Tensor input)
    {
        var output = graph.AddTensor($"{Name} output", input.Shape.WithFeatures(Units));
        var (init, gain) = Init.Resolve(graph.FollowingActivation, input.Features, Units);
        var weights = graph.AddParameter(this, "Weights", ParameterKind.Weights, new Shape(Units, input.Features), init, input.Features, Units, gain);
        var bias = Bias ? graph.AddParameter(this, "Bias", ParameterKind.Bias, new Shape(Units), init, input.Features, Units) : null;
        graph.Append(new MatrixMultiply(Name, input, output, weights, bias));
        return output;
    }

    public override string Describe() =>
        $"Dense({Units}{(Bias ? "" : ", no bias")}{Init.Describe()})";
}
