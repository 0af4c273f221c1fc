using System.Collections.Immutable;
using StaticNet.CompilerServices;

namespace StaticNet.Onnx.Export;

/// <summary>A layer whose nodes are being written.</summary>
/// <param name="graph">What they are written to.</param>
/// <param name="network">The network.</param>
/// <param name="layer">The layer.</param>
/// <param name="inputs">The names of what it reads.</param>
/// <param name="lengths">The lengths of samples; null where they have none.</param>
internal sealed class LayerNodes(GraphWriter graph, LayerGraph network, GraphLayer layer, string[] inputs, SampleLengths? lengths)
{
    /// <summary>What nodes are written to.</summary>
    public GraphWriter Graph => graph;

    /// <summary>The layer.</summary>
    public GraphLayer Layer => layer;

    /// <summary>The names of what it reads.</summary>
    public string[] Inputs => inputs;

    /// <summary>The name of the first value that it reads.</summary>
    public string Input => inputs[0];

    /// <summary>The shape of that for one sample.</summary>
    public ImmutableArray<int> InputShape => ShapeOf(0);

    /// <summary>The lengths of samples of that; null where they have none.</summary>
    public SampleLengths? Lengths => LengthsOf(0);

    /// <summary>The shape of a value that it reads for one sample.</summary>
    /// <param name="input">Its place among them.</param>
    public ImmutableArray<int> ShapeOf(int input) => network.ShapeOf(layer.Sources[input]);

    /// <summary>The lengths of samples of a value that it reads; null where they have none.</summary>
    /// <param name="input">Its place among them.</param>
    public SampleLengths? LengthsOf(int input) => network.HasLengths(layer.Sources[input]) ? lengths : null;

    /// <summary>A number among its options.</summary>
    public float Number(string option) => (float)Option(option);

    /// <summary>A whole number among its options.</summary>
    public int Whole(string option) => (int)Option(option);

    /// <summary>A switch among its options.</summary>
    public bool Is(string option) => Option(option) != 0;

    /// <summary>The name of one of its parameters in the graph; null where it has none of that name.</summary>
    public string? Weight(string name) => layer.FindParameter(name) is { } parameter ? graph.Weight(parameter) : null;

    /// <summary>One of its parameters, which it must have.</summary>
    public GraphParameter Parameter(string name) => layer.FindParameter(name) ?? throw Refuse($"its parameter '{name}' isn't told");

    /// <summary>Adds a node.</summary>
    public string Add(string operation, params string[] operands) => graph.Add(operation, operands);

    /// <summary>A value in another shape.</summary>
    /// <param name="value">The value.</param>
    /// <param name="sizes">Its sizes, 0 for one that stays.</param>
    public string Reshape(string value, params long[] sizes) => graph.Add("Reshape", [value, graph.Integers(sizes)]);

    /// <summary>A value with its axes in another order.</summary>
    /// <param name="value">The value.</param>
    /// <param name="order">The axes.</param>
    public string Transpose(string value, params long[] order) => graph.Add("Transpose", [value], Attributes.Of("perm", order));

    /// <summary>Adds the product of a dense layer on the last axis.</summary>
    /// <param name="value">The value.</param>
    /// <param name="weights">The weights, <c>[units, inputs]</c>.</param>
    /// <param name="bias">The bias; null without.</param>
    public string Product(string value, GraphParameter weights, string? bias)
    {
        string product = Add("MatMul", value, Transpose(graph.Weight(weights), 1, 0));
        return bias is null ? product : Add("Add", product, bias);
    }

    /// <summary>The layer can't be written.</summary>
    /// <param name="reason">Why, the rest of a sentence.</param>
    public NotSupportedException Refuse(string reason) => new($"{layer.Name}, of kind {layer.Kind}, can't be written as ONNX: {reason}. Use versions of StaticNet and StaticNet.Onnx that belong together.");

    private double Option(string name) => layer.FindOption(name) ?? throw Refuse($"its option '{name}' isn't told");
}
