using System.Collections.Immutable;

namespace StaticNet.CompilerServices;

/// <summary>
/// A network as a graph of its layers, in which each says what it reads, its options and its parameters: all that it takes to write the network in another form, such
/// as an ONNX file. Layers are those that were declared, also those that only training has, such as dropout; what the compiled passes join or how they lay values out isn't told.
/// </summary>
public sealed class LayerGraph
{
    /// <summary>Creates a graph. Generated classes do so.</summary>
    /// <param name="architecture">The network's shapes, layers and parameters.</param>
    /// <param name="forms">What it doesn't tell of each layer.</param>
    /// <exception cref="ArgumentException">There isn't one for each layer.</exception>
    public LayerGraph(NetworkArchitecture architecture, ImmutableArray<LayerForm> forms)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        if (forms.Length != architecture.Layers.Length)
            throw new ArgumentException($"There are {forms.Length} forms for {architecture.Layers.Length} layers.", nameof(forms));
        Architecture = architecture;
        var names = new Dictionary<ParameterInfo, string>(ReferenceEqualityComparer.Instance);
        foreach (var tensor in architecture.Tensors.All)
            if (tensor.Info is { } info)
                names[info] = tensor.Name;
        Layers = [.. architecture.Layers.Select((layer, index) => new GraphLayer(layer.Name, forms[index].Kind, layer.OutputShape)
        {
            Sources = layer.Sources.Length > 0 ? layer.Sources : [index - 1],
            Parameters =
            [
                .. forms[index].Parameters.Select(parameter => Named(architecture.Parameters[parameter])),
                .. forms[index].Statistics.Select(statistic => Named(architecture.Statistics[statistic])),
            ],
            Options = forms[index].Options,
            HasLengths = forms[index].HasLengths,
        })];
        OutputSources = [.. architecture.Outputs.Select(output => output.Source ?? (Layers.Length - 1))];

        GraphParameter Named(ParameterInfo info) => new(info, names[info]);
    }

    /// <summary>The network's shapes, layers and parameters.</summary>
    public NetworkArchitecture Architecture { get; }

    /// <summary>The layers, each below those that it reads.</summary>
    public ImmutableArray<GraphLayer> Layers { get; }

    /// <summary>What each of <see cref="NetworkArchitecture.Outputs"/> is: the index of a layer, or −1 for the first input, −2 for the second, and so on.</summary>
    public ImmutableArray<int> OutputSources { get; }

    /// <summary>The shape of a value for one sample.</summary>
    /// <param name="source">The index of the layer that makes it, or below 0 an input.</param>
    public ImmutableArray<int> ShapeOf(int source) => source < 0 ? Architecture.Inputs[-source - 1].Shape : Layers[source].OutputShape;

    /// <summary>Whether samples of a value may have fewer steps than its shape.</summary>
    /// <param name="source">The index of the layer that makes it, or below 0 an input.</param>
    public bool HasLengths(int source) => source < 0 ? Architecture.Inputs[-source - 1].HasLengths : Layers[source].HasLengths;
}
