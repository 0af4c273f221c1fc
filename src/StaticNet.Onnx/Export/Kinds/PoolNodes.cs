using StaticNet.Onnx.Messages;

namespace StaticNet.Onnx.Export.Kinds;

/// <summary>Pools of windows, of all positions, and of the steps that samples have.</summary>
internal static class PoolNodes
{
    public static string WriteMax(LayerNodes layer) => layer.Graph.Add("MaxPool", [layer.Input], [.. AttributesOf(layer)]);

    public static string WriteAverage(LayerNodes layer) => layer.Graph.Add(
        "AveragePool", [layer.Input], [.. AttributesOf(layer), Attributes.Of("count_include_pad", layer.Whole("CountIncludePad"))]);

    public static string WriteGlobalMax(LayerNodes layer)
    {
        if (!layer.Is("OverSteps"))
            return Flat(layer, "GlobalMaxPool");
        string value = layer.Lengths is { } lengths ? lengths.Fill(layer.Input, float.MinValue) : layer.Input;
        return layer.Graph.Add("ReduceMax", [value], Attributes.Of("axes", [1L]), Attributes.Of("keepdims", 0));
    }

    public static string WriteGlobalAverage(LayerNodes layer)
    {
        if (!layer.Is("OverSteps"))
            return Flat(layer, "GlobalAveragePool");
        if (layer.Lengths is not { } lengths)
            return layer.Graph.Add("ReduceMean", [layer.Input], Attributes.Of("axes", [1L]), Attributes.Of("keepdims", 0));
        string sum = layer.Graph.Add("ReduceSum", [lengths.Clear(layer.Input, isInteger: false), layer.Graph.Integers(1)], Attributes.Of("keepdims", 0));
        return layer.Add("Div", sum, lengths.Divisors);
    }

    // The positions are left as sizes of 1.
    private static string Flat(LayerNodes layer, string operation) => layer.Graph.Add("Flatten", [layer.Add(operation, layer.Input)], Attributes.Of("axis", 1));

    private static IEnumerable<AttributeProto> AttributesOf(LayerNodes layer)
    {
        long[] padding = Windows.PerAxis(layer, "PaddingY", "PaddingX");
        return
        [
            Attributes.Of("kernel_shape", Windows.PerAxis(layer, "Height", "Width")),
            Attributes.Of("strides", Windows.PerAxis(layer, "StrideY", "StrideX")),
            Attributes.Of("pads", [.. padding, .. padding]),
        ];
    }
}
