using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Declaration;

/// <summary>How the attribute of each kind of layer is written, by its name: the one list that a new kind is added to.</summary>
internal static class KindForms
{
    private static readonly Dictionary<string, OptionForm[]> Forms = new(StringComparer.Ordinal)
    {
        ["Dense"] = [OptionForm.Whole("Units", null).AsArgument(), OptionForm.Switch("Bias", true)],
        ["Relu"] = [],
        ["Relu6"] = [],
        ["LeakyRelu"] = [OptionForm.Number("Slope", 0.01f).AsArgument()],
        ["PRelu"] = [OptionForm.Switch("PerChannel", false)],
        ["Elu"] = [OptionForm.Number("Alpha", 1).AsArgument()],
        ["Selu"] = [],
        ["Gelu"] = [OptionForm.Switch("Approximate", false)],
        ["Silu"] = [],
        ["Mish"] = [],
        ["Softplus"] = [OptionForm.Number("Beta", 1).AsArgument(), OptionForm.Number("Threshold", 20).AsArgument()],
        ["Softsign"] = [],
        ["Tanh"] = [],
        ["Sigmoid"] = [],
        ["HardSwish"] = [],
        ["HardSigmoid"] = [],
        ["Softmax"] = [],
        ["Flatten"] = [],
        ["Reshape"] = [],
        ["Conv1D"] = [.. Convolution, OptionForm.Whole("Groups", 1), OptionForm.Switch("Bias", true)],
        ["Conv2D"] = [.. Convolution, OptionForm.Whole("Groups", 1), OptionForm.Switch("Bias", true)],
        ["ConvTranspose1D"] = [.. Convolution, .. PerAxis("OutputPadding", 0), OptionForm.Whole("Groups", 1), OptionForm.Switch("Bias", true)],
        ["ConvTranspose2D"] = [.. Convolution, .. PerAxis("OutputPadding", 0), OptionForm.Whole("Groups", 1), OptionForm.Switch("Bias", true)],
        ["MaxPool"] = [.. Pool],
        ["AvgPool"] = [.. Pool, OptionForm.Switch("CountIncludePad", true)],
        ["GlobalMaxPool"] = [OptionForm.Switch("OverSteps", false)],
        ["GlobalAvgPool"] = [OptionForm.Switch("OverSteps", false)],
        ["BatchNorm"] = [OptionForm.Number("Momentum", 0.1f), OptionForm.Number("Epsilon", 1e-5f), OptionForm.Switch("Affine", true)],
        ["LayerNorm"] = [OptionForm.Number("Epsilon", 1e-5f), OptionForm.Switch("Affine", true), OptionForm.Switch("Bias", true)],
        ["RmsNorm"] = [OptionForm.Number("Epsilon", 1.1920929e-7f), OptionForm.Switch("Affine", true)],
        ["UnitNorm"] = [OptionForm.Number("Epsilon", 1e-12f)],
        ["Embedding"] = [OptionForm.Whole("Features", null).AsArgument()],
        ["PositionEmbedding"] = [],
        ["PositionalEncoding"] = [OptionForm.Number("Wavelength", 10_000f)],
        ["Rnn"] = [.. Recurrence, OptionForm.Member("Activation", "RnnActivation", "Tanh", "Relu", "Sigmoid")],
        ["Lstm"] = [.. Recurrence],
        ["Gru"] = [.. Recurrence],
        ["SelfAttention"] = [OptionForm.Whole("Heads", 1), OptionForm.Switch("Causal", false), OptionForm.Switch("Rotary", false), OptionForm.Number("RotaryBase", 10_000f), OptionForm.Switch("Bias", true)],
        ["CrossAttention"] = [OptionForm.Whole("Heads", 1), OptionForm.Switch("Bias", true)],
        ["Add"] = [],
        ["Multiply"] = [],
        ["Concat"] = [],
    };

    private static OptionForm[] Convolution =>
    [
        OptionForm.Whole("Filters", null).AsArgument(), OptionForm.Whole("Kernel", null).AsArgument(), OptionForm.Whole("KernelWidth", 0).AsArgument(),
        .. PerAxis("Stride", 1), .. PerAxis("Padding", 0), .. PerAxis("Dilation", 1),
    ];

    private static OptionForm[] Pool => [OptionForm.Whole("Size", null).AsArgument(), OptionForm.Whole("Width", 0).AsArgument(), .. PerAxis("Stride", 0), .. PerAxis("Padding", 0)];

    private static OptionForm[] Recurrence =>
        [OptionForm.Whole("Units", null).AsArgument(), OptionForm.Whole("Layers", 1), OptionForm.Switch("Bidirectional", false), OptionForm.Member("Steps", "Steps", "All", "Last")];

    /// <summary>Whether a term is a layer, and not a step of one.</summary>
    public static bool IsLayer(Term term) => Forms.ContainsKey(term.Kind);

    // One for both axes, or one for each.
    private static IEnumerable<OptionForm> PerAxis(string name, double otherwise)
    {
        foreach (string end in (string[])["", "Y", "X"])
            yield return name == "Padding" ? OptionForm.Padding(name + end) : OptionForm.Whole(name + end, end.Length == 0 ? otherwise : double.NaN);
    }

    /// <summary>The options of a term's attribute as they are written.</summary>
    public static IEnumerable<string> Write(Term term)
    {
        if (term.Kind == "Reshape")
            return term.Shape.Select(size => OptionForm.Integer(size));

        // An argument behind which others are written must be, whatever it is.
        var forms = Forms[term.Kind];
        int arguments = Array.FindLastIndex(forms, form => form.IsArgument && IsWritten(form)) + 1;
        return forms.Take(arguments).Concat(forms.Skip(arguments).Where(form => !form.IsArgument && IsWritten(form))).Select(Text);

        bool IsWritten(OptionForm form) => form.Default is not { } otherwise || (term.Option(form.Name) is { } value && value != otherwise);

        string Text(OptionForm form) => $"{(form.IsArgument ? "" : $"{form.Name} = ")}{form.Write((term.Option(form.Name) ?? form.Default)!.Value)}";
    }
}
