using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace StaticNet;

public sealed partial class NetworkArchitecture
{
    private string? _fingerprint;

    /// <summary>
    /// The SHA-256 of what the network computes and of how its parameters lie in memory, 64 lowercase hexadecimal digits: the shape
    /// of the input, each layer's kind with its options and output shape, the loss, and each parameter's and statistic's layer, name, kind,
    /// shape and layout. Names of the class and of layers don't count, nor how parameters start.
    /// </summary>
    /// <remarks>Two networks with the same fingerprint can exchange flat arrays, such as an optimizer's state.</remarks>
    public string Fingerprint => _fingerprint ??= Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(DescribeCanonically())));

    /// <summary>The text that <see cref="Fingerprint"/> is the hash of. It changes only together with the version in its first line.</summary>
    internal string DescribeCanonically()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"staticnet architecture 1\ninput {Shape(InputShape)}\n");
        foreach (var layer in Layers)
            text.Append(CultureInfo.InvariantCulture, $"layer {layer.Kind} {Shape(layer.OutputShape)}\n");
        text.Append(CultureInfo.InvariantCulture, $"loss {Loss} {TargetKind} ");
        text.Append(CultureInfo.InvariantCulture, $"{(IgnoreLabel is { } label ? label : "none")}\n");
        Append(text, "parameter", Parameters);
        text.Append(CultureInfo.InvariantCulture, $"length {ParameterArrayLength}\n");
        Append(text, "statistic", Statistics);
        text.Append(CultureInfo.InvariantCulture, $"length {StatisticArrayLength}\n");
        return text.ToString();
    }

    private void Append(StringBuilder text, string what, ImmutableArray<ParameterInfo> parameters)
    {
        foreach (var (info, layout) in parameters.Select(info => (info, info.Layout)))
        {
            int layer = 0;
            while (layer < Layers.Length && Layers[layer].Name != info.Layer)
                layer++;
            text.Append(
                CultureInfo.InvariantCulture,
                $"{what} {layer} {info.Name} {info.Kind} {Shape(info.Shape)} at {layout.Offset} {layout.Length} {layout.RowStride} {layout.PanelStride} {layout.PanelWidth}\n");
        }
    }

    private static string Shape(ImmutableArray<int> shape) => $"[{string.Join(' ', shape)}]";
}
