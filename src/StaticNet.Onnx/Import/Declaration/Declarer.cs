using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Declaration;

/// <summary>Makes a class of the layers that a model became.</summary>
/// <param name="file">The model's file, for messages.</param>
/// <param name="options">How the class is declared.</param>
/// <param name="remark">Receives what differs from the file.</param>
internal sealed class Declarer(string file, OnnxImportOptions options, Action<string> remark)
{
    /// <summary>The class.</summary>
    /// <param name="className">Its name.</param>
    /// <param name="inputs">The model's inputs.</param>
    /// <param name="outputs">What its outputs are, all of layers.</param>
    public (string Source, LayerWeights Weights) Declare(string className, IReadOnlyList<(string Name, Term Term)> inputs, IReadOnlyList<OutputForm> outputs)
    {
        var steps = Sequence.Of(inputs.Select(input => input.Term), [.. outputs.Select(output => output.Term)]);
        Term[] layers = [.. steps.Where(step => step.Kind == StepKind.Layer).Select(step => step.Term)];
        var names = new LayerNames(className, layers);
        var tied = new TiedWeights(layers);
        var shared = new SharedWeights(layers, tied);
        string source = new ClassWriter(inputs, outputs, steps, names, tied, shared).Write($"Made of {Escape(Path.GetFileName(file))}.", className, options);
        foreach (var (tensor, users) in shared.Tensors)
            remark($"'{tensor}' is the weights of several layers in the file, {string.Join(" and ", users.Select(layer => names[layer]))}, each of which has its own here.");
        return (source, new LayerWeights(className, [.. Weights(layers, names, tied)]));
    }

    private static IEnumerable<KeyValuePair<string, Tensor>> Weights(IEnumerable<Term> layers, LayerNames names, TiedWeights tied) =>
        from layer in layers
        from weights in layer.Weights.OrderBy(weights => weights.Key, StringComparer.Ordinal)
        where weights.Key != "weight" || tied.Of(layer) is null
        select KeyValuePair.Create($"{names.Module(layer)}.{weights.Key}", weights.Value);

    // As XML has it.
    private static string Escape(string text) => string.Concat(text.Select(letter => letter switch { '<' => "&lt;", '>' => "&gt;", '&' => "&amp;", _ => char.IsControl(letter) ? " " : $"{letter}" }));
}
