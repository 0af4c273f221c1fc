namespace StaticNet.Onnx.Export.Kinds;

/// <summary>Values in another shape, and several that become one.</summary>
internal static class ShapeNodes
{
    /// <summary>All elements of a sample, what is beyond its length as zeros, in the shape of the layer's output.</summary>
    public static string WriteReshape(LayerNodes layer)
    {
        string value = layer.Lengths is { } lengths ? lengths.Clear(layer.Input, isInteger: false) : layer.Input;
        return layer.InputShape.SequenceEqual(layer.Layer.OutputShape) ? value : layer.Reshape(value, [0, .. layer.Layer.OutputShape]);
    }

    public static string WriteSum(LayerNodes layer) => Combine(layer, "Add");

    public static string WriteProduct(LayerNodes layer) => Combine(layer, "Mul");

    public static string WriteConcat(LayerNodes layer) => layer.Graph.Add("Concat", layer.Inputs, Attributes.Of("axis", layer.Whole("Axis") + 1));

    private static string Combine(LayerNodes layer, string operation) =>
        layer.Inputs.Skip(1).Aggregate(layer.Input, (value, other) => layer.Add(operation, value, other));
}
