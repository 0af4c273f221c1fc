using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Operators;

/// <summary>Names that a layer may be called after: the paths of its weights and of its nodes, as exporters write them.</summary>
internal static class Hints
{
    /// <summary>Parts at the end of a path that aren't the layer's name: PyTorch's for weights, Keras' for steps of a layer.</summary>
    private static readonly HashSet<string> Ends = new(StringComparer.Ordinal)
    {
        "weight", "bias", "running_mean", "running_var", "in_proj_weight", "in_proj_bias", "gamma", "beta", "ReadVariableOp", "ReadVariableOp:0", "ReadVariableOp_1:0", "BiasAdd", "MatMul",
        "Conv2D", "Conv1D", "Gemm", "Conv", "kernel", "kernel:0", "bias:0", "Tensordot", "conv1d", "depthwise", "FusedBatchNormV3", "out_proj", "Add", "LSTM", "GRU", "RNN",
    };

    /// <summary>Those of a node: of its tensors first, which is where names are of layers.</summary>
    public static IEnumerable<string> Of(OnnxNode node) => node.Inputs.Skip(1).Append(node.Name).Select(Trim).OfType<string>();

    /// <summary>The path of a layer, with points between its parts.</summary>
    /// <param name="name">The name of a tensor or a node.</param>
    /// <returns>Null where it tells nothing: a number that an exporter counts.</returns>
    public static string? Trim(string name)
    {
        if (name.Contains("::", StringComparison.Ordinal))
            return null;
        var parts = name.Split(['.', '/'], StringSplitOptions.RemoveEmptyEntries).ToList();
        int all = parts.Count;
        while (parts.Count > 0 && IsEnd(parts[^1]))
            parts.RemoveAt(parts.Count - 1);
        return parts.Count == 0 || parts.Count == all || parts.All(part => part.All(char.IsAsciiDigit)) ? null : string.Join('.', parts);
    }

    private static bool IsEnd(string part) => Ends.Contains(part) || Ends.Contains(part.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').TrimEnd('_')) || part.StartsWith("weight_", StringComparison.Ordinal) || part.StartsWith("bias_", StringComparison.Ordinal);
}
