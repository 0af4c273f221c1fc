using StaticNet.CompilerServices;

namespace StaticNet.Onnx.Export.Kinds;

/// <summary>Tokens that are looked up, and rows that tell steps apart.</summary>
internal static class SequenceNodes
{
    public static string WriteEmbedding(LayerNodes layer)
    {
        string rows = layer.Graph.Add("Gather", [layer.Graph.Weight(layer.Parameter("Weights")), layer.Input], Attributes.Of("axis", 0));
        return layer.InputShape.Length == 1 ? rows : layer.Reshape(rows, [0, .. layer.Layer.OutputShape]);
    }

    public static string WritePositions(LayerNodes layer) => layer.Add("Add", layer.Input, layer.Graph.Weight(layer.Parameter("Weights")));

    public static string WriteEncoding(LayerNodes layer)
    {
        int steps = layer.InputShape[0], features = layer.InputShape[1];
        float wavelength = layer.Number("Wavelength");
        string table = layer.Graph.Values(
            FormattableString.Invariant($"positions_{wavelength:R}_{steps}_{features}"), [steps, features], () => PositionalRows.Create(steps, features, features, wavelength));
        return layer.Add("Add", layer.Input, table);
    }
}
