using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Declaration;

/// <summary>An output of a network: what it is, and the loss that it ends in.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Term">What it is.</param>
/// <param name="Loss">The name of the loss's attribute.</param>
internal sealed record OutputForm(string Name, Term Term, string Loss)
{
    private const string Logits = "the class gives what comes before it";

    /// <summary>Chooses losses, which take over what a model ends in.</summary>
    /// <param name="outputs">What the outputs are.</param>
    /// <param name="keepsProbabilities">Whether they don't.</param>
    /// <param name="remark">Receives what they took over.</param>
    public static IEnumerable<OutputForm> Of(IReadOnlyList<(string Name, Term Term)> outputs, bool keepsProbabilities, Action<string> remark)
    {
        var all = Order.Of(outputs.Select(output => output.Term));
        foreach (var (name, term) in outputs)
        {
            bool isRead = all.Any(other => other.Inputs.Contains(term)) || outputs.Count(output => output.Term == term) > 1;
            var (loss, kept) = (keepsProbabilities && term.Kind != "LogSoftmax") || isRead ? ("MeanSquaredError", term) : term.Kind switch
            {
                "Softmax" or "LogSoftmax" => ("SoftmaxCrossEntropy", term.Input),
                "Sigmoid" => ("BinaryCrossEntropy", term.Input),
                _ => ("MeanSquaredError", term),
            };
            if (kept != term)
                remark($"The {term.Kind} of the output '{name}' went into the loss, {loss}: {Logits}.");
            else
                remark($"The output '{name}' has MeanSquaredError as its loss, since a network needs one: put what it is trained by in its place.");
            yield return new OutputForm(name, kept, loss);
        }
    }
}
