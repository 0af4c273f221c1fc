using StaticNet.Onnx.Messages;

namespace StaticNet.Onnx.Export.Kinds;

/// <summary>Convolutions and transposed ones over signals and images, with weights as they are.</summary>
internal static class ConvolutionNodes
{
    public static string Write(LayerNodes layer) => layer.Graph.Add("Conv", Operands(layer), [.. Attributes(layer)]);

    public static string WriteTransposed(LayerNodes layer) => layer.Graph.Add(
        "ConvTranspose", Operands(layer), [.. Attributes(layer), Export.Attributes.Of("output_padding", Windows.PerAxis(layer, "OutputPaddingY", "OutputPaddingX"))]);

    private static string[] Operands(LayerNodes layer) =>
        [layer.Input, layer.Graph.Weight(layer.Parameter("Weights")), .. layer.Weight("Bias") is { } bias ? (string[])[bias] : []];

    private static IEnumerable<AttributeProto> Attributes(LayerNodes layer) =>
    [
        Export.Attributes.Of("kernel_shape", [.. layer.Parameter("Weights").Info.Shape.Skip(2).Select(size => (long)size)]),
        Export.Attributes.Of("strides", Windows.PerAxis(layer, "StrideY", "StrideX")),
        Export.Attributes.Of("pads", [.. Windows.PerAxis(layer, "PaddingTop", "PaddingLeft"), .. Windows.PerAxis(layer, "PaddingBottom", "PaddingRight")]),
        Export.Attributes.Of("dilations", Windows.PerAxis(layer, "DilationY", "DilationX")),
        Export.Attributes.Of("group", layer.Whole("Groups")),
    ];
}
