using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Dense;
using StaticNet.Generators.Kinds.Initialization;
using StaticNet.Generators.Kinds.Regularization;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Attention;

/// <summary>What every attention has: heads, biases, dropout, weights, and the product behind the heads.</summary>
/// <param name="Heads">The heads.</param>
/// <param name="Bias">Whether the products add a bias.</param>
/// <param name="Dropout">The probability with which a weight of a step is dropped in training; 0 for no dropout.</param>
/// <param name="Init">How weights start.</param>
internal sealed record AttentionOptions(int Heads, bool Bias, float Dropout, InitialWeights Init)
{
    /// <summary>The name of the dropout's rate, as an option and at run time.</summary>
    private const string DropoutName = "Dropout";

    /// <summary>What the design lints know of an attention.</summary>
    public LayerTraits Traits => LayerTraits.Weights | LayerTraits.Sequence | (Bias ? LayerTraits.Bias : LayerTraits.None);

    /// <summary>Reads them; null where there are no heads, which is reported.</summary>
    public static AttentionOptions? Read(AttributeReader reader)
    {
        int heads = reader.Named("Heads", 1);
        float dropout = reader.Named(DropoutName, 0f);
        DropoutRate.Check(reader, DropoutName, dropout);
        if (heads >= 1)
            return new AttentionOptions(heads, reader.Named("Bias", true), dropout, InitialWeights.Read(reader));
        reader.Report(Rules.SizeNotPositive, "Heads", Literal.Of(heads));
        return null;
    }

    /// <summary>The numbers that stay settable at run time.</summary>
    /// <param name="layer">The name of the layer.</param>
    public EquatableArray<LayerOption> AtRunTime(string layer) => Dropout == 0
        ? default
        : new(DropoutRate.Option(Dropout, $"The probability with which {layer} drops the weight of a step in training", DropoutName));

    /// <summary>Whether the input is a sequence whose features the heads divide; what isn't so is reported.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="input">What queries are made of.</param>
    public bool Fits(GraphBuilder graph, LayerModel layer, Tensor input)
    {
        if (!IsSequence(graph, layer, input, "its input"))
            return false;
        if (input.Features % Heads == 0)
            return true;
        graph.Report(Rules.InvalidOption, layer.Attribute, layer.Name, "Heads", Literal.Of(Heads), $"a divisor of {Literal.Display(input.Features)}, the features of its input");
        return false;
    }

    /// <summary>Whether a value is a sequence; what isn't is reported.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="value">The value.</param>
    /// <param name="word">What it is to the layer.</param>
    public static bool IsSequence(GraphBuilder graph, LayerModel layer, Tensor value, string word)
    {
        if (value.Shape.Sizes.Count == 2)
            return true;
        graph.Report(Rules.InvalidOption, layer.Attribute, layer.Name, $"the shape of {word}", $"{value.Shape}", "steps × features: [Network(T, F)], or [Reshape(T, F)] above it");
        return false;
    }

    /// <summary>Appends what the heads say and the product behind them.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="values">Queries, keys and values.</param>
    /// <param name="input">What queries are made of.</param>
    public Tensor Attend(GraphBuilder graph, LayerModel layer, AttentionShape shape, HeadValues values, Tensor input)
    {
        var probabilities = graph.AddTensor($"{layer.Name} probabilities", new Shape(Heads * shape.Queries.Count, shape.Keys.Count));
        var mixed = graph.AddTensor($"{layer.Name} values", input.Shape) with { HasLengths = input.HasLengths };
        graph.Append(new Attend(layer.Name, shape, values, mixed, probabilities, Dropout == 0 ? null : new AttentionDropout(graph.OptionOf(layer, DropoutName), graph.AddMask())));
        return AddProduct(graph, layer, mixed, 1, "OutProj");
    }

    /// <summary>Appends a dense product of as many features as its input has, or some times as many.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="input">The input.</param>
    /// <param name="parts">How many times.</param>
    /// <param name="name">The beginning of its parameters' names.</param>
    public Tensor AddProduct(GraphBuilder graph, LayerModel layer, Tensor input, int parts, string name)
    {
        int width = input.Features;
        var output = graph.AddTensor($"{layer.Name} {name} output", input.Shape.WithFeatures(parts * width)) with { HasLengths = input.HasLengths };
        graph.Append(new MatrixMultiply(layer.Name, input, output, AddWeights(graph, layer, name, parts, width, width), AddBias(graph, layer, name, parts, width)));
        return output;
    }

    /// <summary>Adds weights of some matrices below each other, each drawn alone.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="name">The beginning of their name.</param>
    /// <param name="parts">The matrices.</param>
    /// <param name="width">The outputs of one.</param>
    /// <param name="inputs">The inputs.</param>
    public Parameter AddWeights(GraphBuilder graph, LayerModel layer, string name, int parts, int width, int inputs)
    {
        var (init, gain) = Init.Resolve(null, inputs, width);
        return graph.AddParameter(layer, $"{name}Weight", ParameterKind.Weights, new Shape(parts * width, inputs), init, inputs, width, gain, blocks: parts);
    }

    /// <summary>Adds a bias; null where there is none.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="name">The beginning of its name.</param>
    /// <param name="parts">How many times the width it is.</param>
    /// <param name="width">The width.</param>
    public Parameter? AddBias(GraphBuilder graph, LayerModel layer, string name, int parts, int width) => Bias
        ? graph.AddParameter(layer, $"{name}Bias", ParameterKind.Bias, new Shape(parts * width), Init.Resolve(null, width, width).Kind, width, width)
        : null;

    /// <summary>Its options as a reader would write them.</summary>
    /// <param name="others">Those of the kind.</param>
    public string Describe(string others) =>
        $"{KernelText.Count(Heads, "head")}{others}{(Dropout == 0 ? "" : $", dropout {Literal.Display(Dropout)}")}{(Bias ? "" : ", no bias")}{Init.Describe()}";
}
