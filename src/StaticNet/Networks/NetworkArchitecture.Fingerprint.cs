using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace StaticNet;

public sealed partial class NetworkArchitecture
{
    private string? _fingerprint;
    private string? _unlinkedFingerprint;

    /// <summary>
    /// The SHA-256 of what the network's declaration says, 64 lowercase hexadecimal digits: the shapes of inputs, each layer's name, kind with
    /// options and output shape, what layers and outputs of a graph read and share, the outputs and losses, and each parameter's and statistic's layer, name, kind,
    /// shape and initializer.
    /// The name of the class doesn't count, nor how parameters lie in memory.
    /// </summary>
    /// <remarks>
    /// Two networks with the same fingerprint compute the same from the same tensors, and call them by the same names: they can exchange states
    /// of training, but not flat arrays, which also depend on <see cref="ParameterInfo.Layout"/>.
    /// </remarks>
    public string Fingerprint => _fingerprint ??= Hash(DescribeCanonically());

    /// <summary>
    /// The same without what layers of a graph read and share, as states had it before fingerprints told that; of a chain it is <see cref="Fingerprint"/>.
    /// </summary>
    internal string UnlinkedFingerprint => _unlinkedFingerprint ??= Hash(DescribeCanonically(withEdges: false));

    /// <summary>The text that <see cref="Fingerprint"/> is the hash of. It changes only together with the version in its first line.</summary>
    /// <param name="withEdges">Whether it tells what layers and outputs of a graph read; false for what <see cref="UnlinkedFingerprint"/> is the hash of.</param>
    internal string DescribeCanonically(bool withEdges = true)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"staticnet architecture 2\ninput {Describe(InputShape)}\n");
        foreach (var layer in Layers)
            text.Append(CultureInfo.InvariantCulture, $"layer {layer.Name} {layer.Kind} {Describe(layer.OutputShape)}\n");
        text.Append(CultureInfo.InvariantCulture, $"loss {Loss} {TargetKind} ");
        text.Append(CultureInfo.InvariantCulture, $"{(IgnoreLabel is { } label ? label : "none")}\n");
        AppendEnds(text);
        if (withEdges)
            AppendEdges(text);
        Append(text, "parameter", Parameters);
        Append(text, "statistic", Statistics);
        return text.ToString();
    }

    // What the lines above don't tell: several inputs, and outputs with names, weights or without a loss.
    private void AppendEnds(StringBuilder text)
    {
        if (Inputs.Length > 1)
            foreach (var input in Inputs)
                text.Append(CultureInfo.InvariantCulture, $"input {input.Name} {Describe(input.Shape)}\n");
        foreach (var input in Inputs)
            if (input.HasLengths)
                text.Append(CultureInfo.InvariantCulture, $"lengths {input.Name}\n");
        if (Outputs is [{ Name: "outputs", Weight: 1f, Loss: not null }])
            return;
        foreach (var output in Outputs)
            text.Append(
                CultureInfo.InvariantCulture,
                $"output {output.Name} {Describe(output.Shape)} {output.Loss ?? "none"} {output.TargetKind} {output.Weight} {(output.IgnoreLabel is { } label ? label : "none")}\n");
    }

    // What the order of layers doesn't tell: nothing of a chain.
    private void AppendEdges(StringBuilder text)
    {
        foreach (var layer in Layers)
        {
            if (layer.Sources.Length > 0)
                text.Append(CultureInfo.InvariantCulture, $"reads {layer.Name} {string.Join(' ', layer.Sources)}\n");
            if (layer.ParametersOf is { } owner)
                text.Append(CultureInfo.InvariantCulture, $"shares {layer.Name} {owner}\n");
        }

        foreach (var output in Outputs)
            if (output.Source is { } source)
                text.Append(CultureInfo.InvariantCulture, $"ends {output.Name} {source}\n");
    }

    // In the order of their names: that of the flat arrays is a matter of layout.
    private static void Append(StringBuilder text, string what, ImmutableArray<ParameterInfo> parameters)
    {
        foreach (var info in parameters.OrderBy(info => info.FullName, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{what} {info.FullName} {info.Kind} {Describe(info.Shape)} {info.Initializer}\n");
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Describe(ImmutableArray<int> shape) => $"[{string.Join(' ', shape)}]";
}
