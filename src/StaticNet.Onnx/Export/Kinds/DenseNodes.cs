namespace StaticNet.Onnx.Export.Kinds;

/// <summary>Dense layers: of a vector a Gemm, of rows a product with the weights turned.</summary>
internal static class DenseNodes
{
    public static string Write(LayerNodes layer)
    {
        var weights = layer.Parameter("Weights");
        string? bias = layer.Weight("Bias");
        if (layer.InputShape.Length > 1)
            return layer.Product(layer.Input, weights, bias);
        string[] operands = [layer.Input, layer.Graph.Weight(weights), .. bias is null ? [] : (string[])[bias]];
        return layer.Graph.Add("Gemm", operands, Attributes.Of("transB", 1));
    }
}
