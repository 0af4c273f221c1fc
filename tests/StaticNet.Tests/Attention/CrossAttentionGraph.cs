using StaticNet.Tests.Scalar;

namespace StaticNet.Tests.Attention;

/// <summary>Puts the scalar implementation of a network with attention to other sequences together.</summary>
/// <param name="inputs">The shapes of its inputs, which are the first values.</param>
internal sealed class CrossAttentionGraph(params int[][] inputs)
{
    private readonly List<ScalarNode> _nodes =
        [.. inputs.Select((shape, index) => new ScalarInputNode(inputs[..index].Sum(other => other.Aggregate(1, (product, size) => product * size)), shape))];

    /// <summary>A layer on a value.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="source">The value; null for the last one.</param>
    public CrossAttentionGraph Then(ScalarLayer layer, int? source = null)
    {
        int index = source ?? _nodes.Count - 1;
        _nodes.Add(ScalarLayerNode.Of(layer, index, _nodes[index].Shape));
        return this;
    }

    /// <summary>Attention of a value to another.</summary>
    /// <param name="source">The value.</param>
    /// <param name="memory">The other.</param>
    /// <param name="heads">The heads.</param>
    /// <param name="bias">Whether there is a bias.</param>
    /// <param name="dropout">The dropout; null for none.</param>
    /// <param name="longest">The steps of both that samples have room for.</param>
    public CrossAttentionGraph Attend(int source, int memory, int heads, bool bias = true, ScalarDropout? dropout = null, (int Queries, int Keys)? longest = null)
    {
        int[] shape = _nodes[memory].Shape;
        _nodes.Add(ScalarCrossAttentionNode.Of(new ScalarCrossAttention(heads, (shape[0], shape[1]), bias, dropout, longest), [source, memory], _nodes[source].Shape));
        return this;
    }

    /// <summary>The network with a loss on the last value.</summary>
    /// <param name="loss">The loss.</param>
    public ScalarNetwork Build(ScalarLoss loss) => new(_nodes, [new ScalarOutput(_nodes.Count - 1, loss, _nodes[^1].Shape)], "");
}
