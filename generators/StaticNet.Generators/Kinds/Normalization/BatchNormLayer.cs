using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Normalization;

/// <summary>Batch normalization of the features of a vector or the channels of an image or a signal, <c>y = scale · (x − mean) / √(variance + ε) + shift</c>.</summary>
internal sealed record BatchNormLayer(string Name, int Attribute, float Momentum, float Epsilon, bool Affine) : LayerModel(Name, Attribute), IBuildable, IHasFacts
{
    private const float DefaultMomentum = 0.1f;
    private const float DefaultEpsilon = 1e-5f;

    public static LayerModel? Read(AttributeReader reader, string name)
    {
        float momentum = reader.Named("Momentum", DefaultMomentum), epsilon = reader.Named("Epsilon", DefaultEpsilon);
        bool isMomentum = momentum is >= 0f and <= 1f, isEpsilon = epsilon > 0f && !float.IsInfinity(epsilon);
        if (!isMomentum)
            reader.Report(Rules.InvalidOption, "Momentum", Literal.Display(momentum), "a number in [0, 1]");
        if (!isEpsilon)
            reader.Report(Rules.InvalidOption, "Epsilon", Literal.Display(epsilon), "positive and finite");
        return isMomentum && isEpsilon ? new BatchNormLayer(name, reader.Index, momentum, epsilon, reader.Named("Affine", true)) : null;
    }

    public override LayerTraits Traits => LayerTraits.Normalizing | LayerTraits.BatchStatistics;

    // In inference by what it has kept of each channel.
    public override string? ReasonNotToStream => null;

    public override StepsAxis StepsAxis => StepsAxis.Last;

    public override LayoutNeed Reads(Shape input) => LayoutNeed.ChannelsLast;

    public Tensor Build(GraphBuilder graph, Tensor input)
    {
        if (input.Shape.Sizes.Count > 1 && !input.Shape.HasChannels)
            graph.Report(
                Rules.InvalidOption, Attribute, Name, "the shape of its input", $"{input.Shape}",
                "a vector, a signal of channels and length, or an image of channels, height and width");
        int features = input.Features;
        var output = graph.AddTensor($"{Name} output", input.Shape, input.Layout);
        var scale = Affine ? graph.AddParameter(this, "Scale", ParameterKind.NormalizationScale, new Shape(features), "Ones", 1, 1) : null;
        var shift = Affine ? graph.AddParameter(this, "Shift", ParameterKind.NormalizationShift, new Shape(features), "Zeros", 1, 1) : null;
        var mean = graph.AddStatistic(this, "RunningMean", features, "Zeros");
        var variance = graph.AddStatistic(this, "RunningVariance", features, "Ones");
        graph.Append(new BatchNormalize(Name, input, output, new FeatureNormalization(mean, variance, scale, shift, Momentum, Epsilon)));
        return output;
    }

    public EquatableArray<LayerFact> FactsOn(IReadOnlyList<Tensor> inputs) => new(new LayerFact("Epsilon", Epsilon), new LayerFact("Momentum", Momentum));

    public override string Describe()
    {
        var options = new List<string>();
        if (Momentum != DefaultMomentum)
            options.Add($"momentum {Literal.Display(Momentum)}");
        if (Epsilon != DefaultEpsilon)
            options.Add($"ε {Literal.Display(Epsilon)}");
        if (!Affine)
            options.Add("not affine");
        return options.Count == 0 ? "BatchNorm" : $"BatchNorm({string.Join(", ", options)})";
    }
}
