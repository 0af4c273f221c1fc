using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace StaticNet;

/// <content>How states of the formats that keep arrays as they lie in memory tell networks apart.</content>
public sealed partial class NetworkArchitecture
{
    private string? _layoutFingerprint;

    /// <summary>
    /// The SHA-256 of what the network computes and of how its parameters lie in memory, which states of the formats "StaticNet training 1" and "2"
    /// have. Names of the class and of layers don't count, nor how parameters start.
    /// </summary>
    internal string LayoutFingerprint =>
        _layoutFingerprint ??= Hash(DescribeLayout());

    /// <summary>The text that <see cref="LayoutFingerprint"/> is the hash of. It never changes: files have the hash.</summary>
    internal string DescribeLayout()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"staticnet architecture 1\ninput {Describe(InputShape)}\n");
        foreach (var layer in Layers)
            text.Append(CultureInfo.InvariantCulture, $"layer {layer.Kind} {Describe(layer.OutputShape)}\n");
        text.Append(CultureInfo.InvariantCulture, $"loss {Loss} {TargetKind} ");
        text.Append(CultureInfo.InvariantCulture, $"{(IgnoreLabel is { } label ? label : "none")}\n");
        AppendLayout(text, "parameter", Parameters);
        text.Append(CultureInfo.InvariantCulture, $"length {ParameterArrayLength}\n");
        AppendLayout(text, "statistic", Statistics);
        text.Append(CultureInfo.InvariantCulture, $"length {StatisticArrayLength}\n");
        return text.ToString();
    }

    private void AppendLayout(StringBuilder text, string what, ImmutableArray<ParameterInfo> parameters)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int layer = 0; layer < Layers.Length; layer++)
            places.TryAdd(Layers[layer].Name, layer);
        foreach (var (info, layout) in parameters.Select(info => (info, info.Layout)))
        {
            int layer = places.GetValueOrDefault(info.Layer, Layers.Length);
            text.Append(
                CultureInfo.InvariantCulture,
                $"{what} {layer} {info.Name} {info.Kind} {Describe(info.Shape)} at {layout.Offset} {layout.Length} {layout.RowStride} {layout.PanelStride} {layout.PanelWidth}\n");
        }
    }
}
