using StaticNet.Onnx.Messages;

namespace StaticNet.Onnx.Import.Reading;

/// <summary>
/// The order of an input's axes for one sample: a model that transposes an input before anything else, as Keras' with channels last do, or that gives a recurrence steps before samples, as PyTorch's do
/// by default, is read as one that takes it as layers have it.
/// </summary>
/// <param name="graph">The model.</param>
internal sealed class InputOrder(GraphProto graph)
{
    private static readonly HashSet<string> Recurrences = new(StringComparer.Ordinal) { "RNN", "LSTM", "GRU" };

    private readonly ILookup<string, NodeProto> _readers = graph.Node.SelectMany(node => node.Input.Distinct().Select(name => (name, node))).ToLookup(pair => pair.name, pair => pair.node, StringComparer.Ordinal);

    /// <summary>The axes of an input in the order that the network takes them, the batch first.</summary>
    /// <param name="name">The input.</param>
    /// <param name="rank">The number of its axes.</param>
    public int[] Of(string name, int rank)
    {
        int[] plain = [.. Enumerable.Range(0, rank)];
        var readers = _readers[name].ToArray();
        if (readers.Length == 0 || graph.Output.Any(output => output.Name == name))
            return plain;
        if (rank == 3 && readers.All(node => Recurrences.Contains(node.OpType) && node.Input[0] == name && !node.Attribute.Any(attribute => attribute is { Name: "layout", I: 1 })))
            return [1, 0, 2];
        int[][] orders = [.. readers.Select(node => node.OpType == "Transpose" && node.Attribute.FirstOrDefault(attribute => attribute.Name == "perm") is { } order ? [.. order.Ints.Select(axis => (int)axis)] : plain)];
        bool isOrder = orders[0].Order().SequenceEqual(plain) && orders.All(order => order.SequenceEqual(orders[0]));
        return isOrder && orders[0] is [0, ..] ? orders[0] : plain;
    }
}
