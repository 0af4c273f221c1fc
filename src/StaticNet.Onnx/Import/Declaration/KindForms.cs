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
        ["Add"] = [],
        ["Multiply"] = [],
        ["Concat"] = [],
    };

    /// <summary>Whether a term is a layer, and not a step of one.</summary>
    public static bool IsLayer(Term term) => Forms.ContainsKey(term.Kind);

    /// <summary>The options of a term's attribute as they are written.</summary>
    public static IEnumerable<string> Write(Term term)
    {
        if (term.Kind == "Reshape")
            return term.Shape.Select(size => OptionForm.Integer(size));

        // An argument behind which others are written must be, whatever it is.
        var forms = Forms[term.Kind];
        int arguments = Array.FindLastIndex(forms, form => form.IsArgument && IsWritten(form)) + 1;
        return forms.Take(arguments).Concat(forms.Skip(arguments).Where(form => !form.IsArgument && IsWritten(form))).Select(Text);

        bool IsWritten(OptionForm form) => form.Default is not { } otherwise || (term.Option(form.Name) ?? otherwise) != otherwise;

        string Text(OptionForm form) => $"{(form.IsArgument ? "" : $"{form.Name} = ")}{form.Write((term.Option(form.Name) ?? form.Default)!.Value)}";
    }
}
