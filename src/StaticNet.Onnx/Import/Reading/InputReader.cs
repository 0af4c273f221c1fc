using StaticNet.Onnx.Import.Graph;
using StaticNet.Onnx.Messages;
using DataType = StaticNet.Onnx.Messages.TensorProto.Types.DataType;

namespace StaticNet.Onnx.Import.Reading;

/// <summary>Reads what a model's inputs are for one sample. The first size is the batch.</summary>
/// <param name="file">The file.</param>
/// <param name="sizes">Sizes that the file leaves open, by their names.</param>
internal sealed class InputReader(ModelFile file, IReadOnlyDictionary<string, int> sizes)
{
    private readonly HashSet<long> _batches = [];
    private bool _isOpen;

    /// <summary>The batch's size that the file says, where all inputs say the same.</summary>
    public long? FixedBatch => _batches.Count == 1 && !_isOpen ? _batches.Single() : null;

    /// <summary>The inputs that aren't weights, with what nodes read.</summary>
    /// <param name="graph">The model.</param>
    /// <param name="remark">Receives the inputs that the network takes in another order than the file.</param>
    public List<ModelInput> Read(GraphProto graph, Action<string> remark)
    {
        var orders = new InputOrder(graph);
        var weights = graph.Initializer.Select(tensor => tensor.Name).ToHashSet(StringComparer.Ordinal);
        return [.. graph.Input.Where(input => !weights.Contains(input.Name)).Select(input => Read(input, orders, remark))];
    }

    private ModelInput Read(ValueInfoProto input, InputOrder orders, Action<string> remark)
    {
        if (input.Type?.TensorType is not { } type)
            throw Error(input, "is no tensor. Leave it out of the model");
        var dims = type.Shape?.Dim ?? throw Error(input, "has no shape. Export the model with one");
        bool isInteger = IsInteger(input, (DataType)type.ElemType);
        if (dims.Count < 2 && !(dims.Count == 1 && isInteger))
            throw Error(input, "has no sizes beside that of the batch. An input is [batch, …]");
        int[] order = orders.Of(input.Name, dims.Count);
        var batch = dims[order[0]];
        if (batch.HasDimValue && batch.DimValue > 0)
            _batches.Add(batch.DimValue);
        else
            _isOpen = true;
        int[] shape = [.. order.Skip(1).Select(axis => SizeOf(input, dims[axis], axis))];
        if (shape.Aggregate(1L, (product, size) => product > Array.MaxLength ? product : product * size) > Array.MaxLength)
            throw Error(input, $"has the shape [{string.Join(", ", shape)}] for each sample, more than an array can have");
        if (!order.SequenceEqual(order.Order()))
            remark($"The input '{input.Name}' is [{string.Join(", ", shape)}] for each sample, its axes {string.Join(", ", order)} in the file.");

        // One whole number for each sample can be nothing but its length.
        var term = shape.Length == 0 ? new Term("Lengths", []) { Hints = [input.Name] } : new Term("Input", [.. shape]).With("Integer", isInteger ? 1 : 0);
        return new ModelInput(input.Name, term, View.Of(term).Transpose([.. Enumerable.Range(0, order.Length).Select(axis => Array.IndexOf(order, axis))]));
    }

    private int SizeOf(ValueInfoProto input, TensorShapeProto.Types.Dimension size, int axis)
    {
        if (size.HasDimValue)
            return size.DimValue is > 0 and <= int.MaxValue ? (int)size.DimValue : throw Error(input, $"has the size {size.DimValue} at axis {axis}");
        if (size.DimParam is { Length: > 0 } name && sizes.TryGetValue(name, out int known))
            return known > 0 ? known : throw Error(input, $"has the size {known} for '{name}', which was given");
        throw Error(input, size.DimParam is { Length: > 0 } open
            ? $"has an open size, '{open}', at axis {axis}, and only the batch's is open in StaticNet. Say what it is: OnnxImportOptions.Sizes, [\"{open}\"] = 32 for instance"
            : $"has an open size without a name at axis {axis}, and only the batch's is open in StaticNet. Export the model with a fixed one");
    }

    private bool IsInteger(ValueInfoProto input, DataType type) => type switch
    {
        DataType.Float or DataType.Float16 or DataType.Bfloat16 or DataType.Double => false,
        DataType.Int32 or DataType.Int64 => true,
        _ => throw Error(input, $"is of the type {type}. Inputs are floats, or whole numbers (int32, int64) for an embedding"),
    };

    private InvalidDataException Error(ValueInfoProto input, string problem) => file.Error($"the input '{input.Name}' {problem}");
}
