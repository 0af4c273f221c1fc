using System.Globalization;
using System.Text.RegularExpressions;
using StaticNet.Tests.Scalar;

namespace StaticNet.Tests.Reference;

/// <summary>The scalar implementation of a reference case's network.</summary>
internal static partial class ReferenceScalar
{
    /// <summary>Builds the network that a case describes and gives it the case's initial parameters.</summary>
    /// <param name="reference">The case.</param>
    /// <param name="steps">The steps of its sequences; null for as many as there is room for.</param>
    public static ScalarNetwork Build(ReferenceCase reference, int? steps = null)
    {
        var nodes = new List<ScalarNode>();
        var places = new Dictionary<string, int>();
        foreach (string input in reference.InputNames)
        {
            places[input.Length == 0 ? "input" : input[1..]] = nodes.Count;
            nodes.Add(new ScalarInputNode(nodes.Sum(node => node.Length), steps is { } count ? [count, .. reference["input" + input].Shape[2..]] : reference["input" + input].Shape[1..]));
        }

        int[] states = [.. reference.StateNames.Select((_, index) => nodes.Count + index)];
        foreach (var state in reference.InputTensors.Skip(reference.InputNames.Count))
            nodes.Add(new ScalarInputNode(nodes.Sum(node => node.Length), state.Shape[1..]));
        int first = nodes.Count;
        foreach (string layer in reference.Layers.Split("; "))
        {
            // Of the steps that there are it clears none.
            if (layer == "zero_padding")
                continue;

            // A chain's layers are written alone, a graph's as name(sources): layer.
            var graph = NamedLayer().Match(layer);
            int[] sources = graph.Success ? Array.ConvertAll(graph.Groups["sources"].Value.Split(", "), name => places[name]) : [nodes.Count == first ? 0 : nodes.Count - 1];
            if (layer.Contains("initial_state=true", StringComparison.Ordinal))
                sources = [.. sources, .. states];
            int[][] shapes = Array.ConvertAll(sources, source => nodes[source].Shape);
            nodes.Add(layer.StartsWith("dense_tied", StringComparison.Ordinal)
                ? ScalarLayerNode.Of(ParseTied(layer, nodes.Skip(first)), sources[0], shapes[0])
                : ParseNode(graph.Success ? graph.Groups["layer"].Value : layer, sources, shapes));
            places[graph.Groups["name"].Value] = nodes.Count - 1;
        }

        var network = new ScalarNetwork(nodes, ParseOutputs(reference.Loss, nodes, places), "");
        for (int p = 0; p < network.Parameters.Count; p++)
            Array.ConvertAll(reference.Parameters[p].Values, value => (double)value).CopyTo(network.Parameters[p].Values, 0);
        for (int s = 0; s < network.Statistics.Count; s++)
            Array.ConvertAll(reference.Statistics[s].Values, value => (double)value).CopyTo(network.Statistics[s].Values, 0);
        return network;
    }

    private static IEnumerable<ScalarOutput> ParseOutputs(string text, List<ScalarNode> nodes, Dictionary<string, int> places)
    {
        var outputs = WeightedLoss().Matches(text);
        if (outputs.Count == 0)
            return [new ScalarOutput(nodes.Count - 1, ParseLoss(text), nodes[^1].Shape)];
        return outputs.Select(output => new ScalarOutput(
            places[output.Groups["name"].Value], ParseLoss(output.Groups["loss"].Value), nodes[places[output.Groups["name"].Value]].Shape,
            output.Groups["name"].Value, float.Parse(output.Groups["weight"].Value, CultureInfo.InvariantCulture)));
    }

    private static ScalarNode ParseNode(string text, int[] sources, int[][] shapes) => text switch
    {
        _ when text.StartsWith("rnn", StringComparison.Ordinal) || text.StartsWith("lstm", StringComparison.Ordinal) || text.StartsWith("gru", StringComparison.Ordinal) =>
            ScalarRecurrentNode.Of(ParseRecurrent(text.Split(' ')), sources, shapes[0]),
        _ when text.StartsWith("cross_attention", StringComparison.Ordinal) => ScalarCrossAttentionNode.Of(ParseCrossAttention(text.Split(' '), shapes[1]), sources, shapes[0]),
        "flatten" => new ScalarReshapeNode(sources[0], [shapes[0].Aggregate(1, (product, size) => product * size)]),
        "add" => new ScalarCombineNode(sources, shapes[0], multiplies: false),
        "concat" => new ScalarConcatNode(sources, shapes, axis: 0),
        _ => ScalarLayerNode.Of(ParseLayer(text), sources[0], shapes[0]),
    };

    [GeneratedRegex(@"^(?<name>[\w.]+)\((?<sources>[\w., ]+)\): (?<layer>.*)$")]
    private static partial Regex NamedLayer();

    [GeneratedRegex(@"(?<weight>[\d.]+) \* (?<loss>\w+)\((?<name>\w+)\)")]
    private static partial Regex WeightedLoss();

    private static ScalarLayer ParseLayer(string text) => text.Split(' ') switch
    {
        ["dense", _, var units, .. var options] => new ScalarDense(int.Parse(units, CultureInfo.InvariantCulture), HasBias(Options(options))),
        ["conv2d", _, var filters, .. var options] => ParseConvolution(filters, options, isSignal: false),
        ["conv1d", _, var filters, .. var options] => ParseConvolution(filters, options, isSignal: true),
        ["conv_transpose2d", _, var filters, .. var options] => ParseTransposed(filters, options, isSignal: false),
        ["conv_transpose1d", _, var filters, .. var options] => ParseTransposed(filters, options, isSignal: true),
        ["dropout2d", var rate] => new ScalarChannelDropout(float.Parse(rate.Split('=')[1], CultureInfo.InvariantCulture), mask: 0),
        ["maxpool2d" or "maxpool1d", .. var options] => ParsePool(options, (kernel, stride, padding, _) => new ScalarMaxPool(kernel, stride, padding), isSignal: text[7] == '1'),
        ["avgpool2d" or "avgpool1d", .. var options] => ParsePool(options, (kernel, stride, padding, counts) => new ScalarAveragePool(kernel, stride, padding, counts), isSignal: text[7] == '1'),
        ["global_avgpool"] => new ScalarAveragePool([]),
        ["batchnorm" or "batchnorm1d" or "batchnorm2d", _, ..] => new ScalarBatchNorm(),
        ["embedding", var tokens, var width, .. var options] => new ScalarEmbedding(
            int.Parse(tokens, CultureInfo.InvariantCulture), int.Parse(width, CultureInfo.InvariantCulture), options.Length == 0 ? null : int.Parse(options[0].Split('=')[1], CultureInfo.InvariantCulture)),
        ["position_embedding", _, _] => new ScalarPositionEmbedding(),
        ["attention", _, .. var options] => ParseAttention(Options(options)),
        ["prelu", "1"] => new ScalarPRelu(),
        ["prelu", _] => new ScalarPRelu(perChannel: true, ofChannels: true),
        ["layernorm", _, ..] => new ScalarLayerNorm(),
        ["rmsnorm", _, ..] => new ScalarRmsNorm(),
        ["relu"] => new ScalarRelu(),
        ["leakyrelu"] => new ScalarLeakyRelu(),
        ["tanh"] => new ScalarTanh(),
        ["sigmoid"] => new ScalarSigmoid(),
        ["elu"] => new ScalarElu(),
        ["gelu"] => new ScalarGelu(),
        ["hardsigmoid"] => new ScalarHardSigmoid(),
        ["hardswish"] => new ScalarHardSwish(),
        ["mish"] => new ScalarMish(),
        ["relu6"] => new ScalarRelu6(),
        ["selu"] => new ScalarSelu(),
        ["silu"] => new ScalarSilu(),
        ["softplus"] => new ScalarSoftplus(),
        ["softsign"] => new ScalarSoftsign(),
        _ => throw new NotSupportedException($"No scalar implementation of the layer '{text}'."),
    };

    // kernel=3x5 stride=2 padding=same groups=2 bias=false: one number for both axes, or that of rows and that of columns.
    private static ScalarConvolution ParseConvolution(string filters, string[] options, bool isSignal)
    {
        var values = Options(options);
        return new ScalarConvolution(
            int.Parse(filters, CultureInfo.InvariantCulture), isSignal ? null : Window(0), Window(1), Number(values, "groups", 0, 1), HasBias(values));

        ScalarWindow Window(int axis)
        {
            int kernel = Number(values, "kernel", axis, 1), dilation = Number(values, "dilation", axis, 1), padding = Number(values, "padding", axis, 0);
            return (values.TryGetValue("padding", out string[]? words) ? words[0] : "") switch
            {
                "same" => ScalarWindow.Same(kernel, dilation),
                "causal" => new ScalarWindow(kernel, 1, (kernel - 1) * dilation, 0, dilation),
                _ => new ScalarWindow(kernel, Number(values, "stride", axis, 1), padding, padding, dilation),
            };
        }
    }

    // kernel=3 stride=2 padding=1 output_padding=1: likewise.
    private static ScalarTransposedConvolution ParseTransposed(string filters, string[] options, bool isSignal)
    {
        var values = Options(options);
        return new ScalarTransposedConvolution(
            int.Parse(filters, CultureInfo.InvariantCulture), isSignal ? null : Spread(0), Spread(1), Number(values, "groups", 0, 1), HasBias(values));

        ScalarSpread Spread(int axis) => new(
            Number(values, "kernel", axis, 1), Number(values, "stride", axis, 1), Number(values, "padding", axis, 0), Number(values, "output_padding", axis, 0),
            Number(values, "dilation", axis, 1));
    }

    private static Dictionary<string, string[]> Options(string[] options) =>
        options.Select(option => option.Split('=')).ToDictionary(option => option[0], option => option[1].Split('x'));

    // 0 where it is a word.
    private static int Number(Dictionary<string, string[]> values, string option, int axis, int usual) =>
        values.TryGetValue(option, out string[]? numbers)
            ? int.TryParse(numbers[Math.Min(axis, numbers.Length - 1)], CultureInfo.InvariantCulture, out int number) ? number : 0
            : usual;

    private static bool HasBias(Dictionary<string, string[]> values) => !values.TryGetValue("bias", out string[]? bias) || bias[0] != "false";

    // 2, or kernel=3 stride=2 padding=1 count_include_pad=false; a stride that isn't written is the kernel's size.
    private static ScalarLayer ParsePool(string[] options, Func<int[], int[], int[], bool, ScalarLayer> create, bool isSignal)
    {
        var values = options.Select(option => option.Split('=')).ToDictionary(option => option.Length == 1 ? "kernel" : option[0], option => option[^1]);
        int[] kernel = Numbers("kernel");
        return create(isSignal ? kernel : [kernel[0], kernel[^1]], Numbers("stride"), Numbers("padding"), values.GetValueOrDefault("count_include_pad") != "false");

        int[] Numbers(string option) =>
            values.TryGetValue(option, out string? text) ? Array.ConvertAll(text.Split('x'), number => int.Parse(number, CultureInfo.InvariantCulture)) : [];
    }

    private static ScalarLoss ParseLoss(string text) => text.Split(' ') switch
    {
        ["cross_entropy"] => new ScalarSoftmaxCrossEntropy(),
        ["cross_entropy", var label] when label.StartsWith("ignore=", StringComparison.Ordinal) =>
            new ScalarSoftmaxCrossEntropy(ignoreLabel: int.Parse(label["ignore=".Length..], CultureInfo.InvariantCulture)),
        ["cross_entropy", var smoothing] => new ScalarSoftmaxCrossEntropy(float.Parse(smoothing, CultureInfo.InvariantCulture)),
        ["mse"] or ["none"] => new ScalarMeanSquaredError(),
        ["l1"] => new ScalarMeanAbsoluteError(),
        ["huber", var delta] => new ScalarHuber(float.Parse(delta, CultureInfo.InvariantCulture)),
        ["smooth_l1", var beta] => new ScalarSmoothL1(float.Parse(beta, CultureInfo.InvariantCulture)),
        ["bce_with_logits"] => new ScalarBinaryCrossEntropy(),
        _ => throw new NotSupportedException($"No scalar implementation of the loss '{text}'."),
    };
}
