namespace StaticNet.Onnx.Export.Kinds;

/// <summary>Normalizations: of rows, and by the statistics that training has kept.</summary>
internal static class NormalizationNodes
{
    public static string WriteBatch(LayerNodes layer)
    {
        var mean = layer.Parameter("RunningMean");
        int channels = mean.Info.Count;
        return layer.Graph.Add(
            "BatchNormalization",
            [
                layer.Input, layer.Weight("Scale") ?? Filled(layer, channels, 1), layer.Weight("Shift") ?? Filled(layer, channels, 0),
                layer.Graph.Weight(mean), layer.Graph.Weight(layer.Parameter("RunningVariance")),
            ],
            Attributes.Of("epsilon", layer.Number("Epsilon")));
    }

    public static string WriteLayer(LayerNodes layer)
    {
        string scale = layer.Weight("Scale") ?? Filled(layer, layer.InputShape[^1], 1);
        return layer.Graph.Add(
            "LayerNormalization", [layer.Input, scale, .. layer.Weight("Shift") is { } shift ? (string[])[shift] : []],
            Attributes.Of("axis", -1), Attributes.Of("epsilon", layer.Number("Epsilon")));
    }

    public static string WriteRootMeanSquare(LayerNodes layer)
    {
        string mean = layer.Graph.Add("ReduceMean", [layer.Add("Mul", layer.Input, layer.Input)], Attributes.Of("axes", [-1L]));
        string root = layer.Add("Sqrt", layer.Add("Add", mean, layer.Graph.Value(layer.Number("Epsilon"))));
        string normalized = layer.Add("Div", layer.Input, root);
        return layer.Weight("Scale") is { } scale ? layer.Add("Mul", normalized, scale) : normalized;
    }

    public static string WriteUnit(LayerNodes layer)
    {
        string length = layer.Graph.Add("ReduceL2", [layer.Input], Attributes.Of("axes", [-1L]));
        return layer.Add("Div", layer.Input, layer.Add("Max", length, layer.Graph.Value(layer.Number("Epsilon"))));
    }

    private static string Filled(LayerNodes layer, int length, float value) =>
        layer.Graph.Values(FormattableString.Invariant($"filled_{value}_{length}"), [length], () => [.. Enumerable.Repeat(value, length)]);
}
