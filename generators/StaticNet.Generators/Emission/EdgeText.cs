using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;

namespace StaticNet.Generators.Emission;

/// <summary>In words what layers and outputs read, where that isn't what the line above makes, so that a list of layers tells a graph.</summary>
/// <param name="graph">The graph.</param>
internal sealed class EdgeText(NetworkGraph graph)
{
    /// <summary>Whether the layers and the output are a chain, each reading what the one above makes, with parameters of its own.</summary>
    public bool IsChain => Enumerable.Range(0, graph.Layers.Count).All(layer => OfLayer(layer).Length == 0) && graph.Outputs.All(output => OfOutput(output).Length == 0);

    /// <summary>What a layer reads, <c>reads Dense2 and input left</c>, and whose parameters it uses; empty where it reads what the line above makes.</summary>
    /// <param name="layer">Its index.</param>
    public string OfLayer(int layer)
    {
        string reads = graph.ReadsLineAbove(layer) ? "" : $"reads {Names(graph.Layers[layer].Sources)}";
        return graph.Layers[layer].ParametersOf is { } owner ? $"{reads}{(reads.Length > 0 ? ", " : "")}has the parameters of {owner}" : reads;
    }

    /// <summary>What an output is; empty where it is the only one, and what the last layer makes.</summary>
    /// <param name="output">The output.</param>
    public string OfOutput(NetworkOutput output) => graph.EndsLastLine(output) ? "" : $"reads {Names(new(output.Source))}";

    private string Names(EquatableArray<int> sources)
    {
        var names = sources.Select(source => source >= 0 ? graph.Layers[source].Name : $"input {graph.Inputs[~source].Name}").ToList();
        string last = names[names.Count - 1];
        return names.Count == 1 ? last : $"{string.Join(", ", names.Take(names.Count - 1))} and {last}";
    }
}
