using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Initialization;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Kinds.Dense;

/// <summary>A fully connected layer of the last axis, <c>y = weights · x + bias</c> for each row.</summary>
internal sealed record DenseLayer(string Name, int Attribute, int Units, bool Bias, InitialWeights Init, string? WeightsOf = null)
    : LayerModel(Name, Attribute), IBuildable
{
    private const string WeightsName = "Weights";

    public override LengthUse Lengths => LengthUse.Kept;

    public override LayerTraits Traits => LayerTraits.Weights | LayerTraits.LastAxis | (Bias ? LayerTraits.Bias : LayerTraits.None);

    public override string? WeightInitializer => WeightsOf is null ? Init.Kind : null;

    public static LayerModel? Read(AttributeReader reader, string name)
    {
        if (!reader.TryReadSize(0, "units", out int units))
            return null;
        var init = InitialWeights.Read(reader);
        string? weightsOf = reader.Named<string?>("WeightsOf", null);
        if (weightsOf is not null && init.Describe() is { Length: > 0 } options)
            reader.Report(Rules.InvalidOption, "Init", options.Substring(2), $"left out, since the weights are those of '{weightsOf}'");
        return new DenseLayer(name, reader.Index, units, reader.Named("Bias", true), init, weightsOf is null ? null : reader.NameOf(weightsOf));
    }

    public Tensor Build(GraphBuilder graph, Tensor input)
    {
        var output = graph.AddTensor($"{Name} output", input.Shape.WithFeatures(Units));
        var (init, gain) = Init.Resolve(graph.FollowingActivation, input.Features, Units);
        var shape = new Shape(Units, input.Features);
        var weights = WeightsOf is null
            ? graph.AddParameter(this, WeightsName, ParameterKind.Weights, shape, init, input.Features, Units, gain)
            : FindWeights(graph, WeightsOf, shape);
        if (weights is null)
            return output;
        var bias = Bias ? graph.AddParameter(this, "Bias", ParameterKind.Bias, new Shape(Units), init, input.Features, Units) : null;
        graph.Append(new MatrixMultiply(Name, input, output, weights, bias));
        return output;
    }

    public override string Describe() =>
        $"Dense({Units}{(WeightsOf is null ? "" : $", weights of {WeightsOf}")}{(Bias ? "" : ", no bias")}{Init.Describe()})";

    private Parameter? FindWeights(GraphBuilder graph, string owner, Shape shape)
    {
        if (graph.HasParameter(owner, WeightsName))
            return graph.FindShared(this, owner, WeightsName, shape, "give both the same numbers of inputs and outputs: a table's rows are its vocabulary, their length its features");
        graph.Report(Rules.InvalidOption, Attribute, Name, "WeightsOf", owner, "the name of a layer above that has weights, such as an embedding or a dense layer");
        return null;
    }
}
