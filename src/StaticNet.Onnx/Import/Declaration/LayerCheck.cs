using StaticNet.Onnx.Import.Graph;
using StaticNet.Onnx.Import.Reading;

namespace StaticNet.Onnx.Import.Declaration;

/// <summary>Sees that all that is left are layers that can be declared.</summary>
internal static class LayerCheck
{
    /// <summary>Checks what outputs are computed of.</summary>
    /// <exception cref="InvalidDataException">There is a step that no layer has, named by its node.</exception>
    public static void Check(ModelFile file, IReadOnlyList<OutputForm> outputs)
    {
        var terms = Order.Of(outputs.Select(output => output.Term));
        if (terms.All(term => term.Kind is "Input" or "Constant"))
            throw file.Error("has no layer: its outputs are its inputs, or what a loss makes of them. Import the model that these steps are a part of");
        foreach (var input in terms.Where(term => term.Kind == "Input" && term.Option("Integer") == 1))
            if (outputs.Any(output => output.Term == input) || terms.Where(term => term.Inputs.Contains(input)).Select(term => term.Weights.GetValueOrDefault("weight")?.Dims[0]).Distinct().Count() > 1)
                throw file.Error("has whole numbers as an output, or in tables of several lengths. An Embedding is of one vocabulary");
        if (outputs.Any(output => IsOfLengths(output.Term)))
            throw file.Error("has lengths of samples, or what is made of them alone, as an output. Leave it out of the model");
        foreach (var term in terms.Where(term => term.Kind is not ("Input" or "Constant") && !IsOfLengths(term)))
        {
            if (term.Inputs.Any(IsOfLengths))
                throw term.Node!.Refuse(
                    "computes with the lengths of samples, and is no part of a layer that is known",
                    "Recurrences, attention and pools over steps take lengths, by their input or by a mask, and zeros may stand beyond them: leave that step out of the model.");
            if (!KindForms.IsLayer(term) || term.Inputs.Any(input => input.Kind == "Constant"))
                throw Refuse(file, term);
            if ((term.Kind == "Embedding") != (term.Inputs[0].Option("Integer") == 1))
                throw term.Node!.Refuse("computes with the whole numbers of an input", "An Embedding alone reads them: let the input be floats, or put an embedding first.");
            if (term.Kind is "Add" or "Multiply" && term.Inputs.Any(input => !input.Shape.SequenceEqual(term.Shape)))
                throw term.Node!.Refuse(
                    $"combines shapes that differ, {string.Join(" and ", term.Inputs.Select(input => $"[{string.Join(", ", input.Shape)}]"))}",
                    "Add and Multiply are of values of one shape: repeat the smaller one in the model, or leave that part out.");
        }
    }

    // Lengths, masks that are made of them, and either in other shapes.
    private static bool IsOfLengths(Term term) => term.Kind is "Lengths" or "Mask" || (term.Kind is "Reshape" or "Flatten" && IsOfLengths(term.Input));

    /// <summary>Whether a term is a layer, or of what lengths and losses take over.</summary>
    public static bool IsLayerOrPart(Term term) => KindForms.IsLayer(term) || term.Kind is "Input" or "Constant" or "Lengths" or "Mask" or "Fill" or "LogSoftmax";

    /// <summary>A step is no layer.</summary>
    public static InvalidDataException Refuse(ModelFile file, Term term) => term.Node is not { } node ? file.Error($"has a step, {term}, that no layer makes")
        : term.Inputs.Any(input => input.Kind == "Constant")
            ? node.Refuse("computes with a constant, and is no part of a layer that is known", "Leave that step out of the model, apply it to the data, or put a layer in its place.")
            : node.Refuse("is no part of a layer that is known", "Leave that step out of the model, or put a layer in its place that StaticNet has.");
}
