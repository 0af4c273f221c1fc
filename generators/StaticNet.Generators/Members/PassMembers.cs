using StaticNet.Generators.Collections;
using StaticNet.Generators.Model;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Members;

/// <summary>The members that run passes: with a parameter for each input, output and targets of the network.</summary>
/// <param name="surface">What they follow from.</param>
internal sealed class PassMembers(SurfaceModel surface)
{
    private const string Result = $"{Types.Runtime}GradientResult";
    private const string ResultDocument = "/// <returns>The loss, the norm of the gradients and the factor that clips them.</returns>";
    private const string SamplesDocument = $"""
        /// <exception cref="global::System.ArgumentException">A length or a value is outside its limits; nothing was written.</exception>
        {UseDocument}
        """;
    private const string BatchDocument = $"""
        /// <exception cref="global::System.ArgumentException">A length, the batch or a value is outside its limits; nothing was written.</exception>
        {UseDocument}
        """;
    private const string UseDocument = """
        /// <exception cref="global::System.InvalidOperationException">Another call uses the network: give each thread a reader.</exception>
        /// <exception cref="global::System.ObjectDisposedException">The network was disposed.</exception>
        """;

    private static readonly MemberParameter Weights = new(
        $"{Types.ReadOnlySpan}<float>", "sampleWeights",
        "<c>[batch]</c>: how much each sample counts in the loss, finite and 0 or more; none for the same.", "default");

    /// <summary>Them.</summary>
    public IEnumerable<Member> All => [Predict, PredictProbabilities, Forward, Backward, Evaluate, ComputeGradients, CopyTrainingOutputs];

    private Member Predict => new(MemberKind.Method, "Predict", "void")
    {
        Parameters = new([.. Inputs(), .. Outputs()]),
        Summary = "/// <summary>Computes the outputs of any number of samples in inference mode; more than the capacity in batches, to the same bits.</summary>",
        Details = SamplesDocument,
    };

    private Member PredictProbabilities => new(MemberKind.Method, "PredictProbabilities", "void")
    {
        Needs = NetworkTraits.Logits,
        Parameters = new([.. Inputs("; any number of samples"), .. surface.Outputs.Select(output => new MemberParameter(
            $"{Types.Span}<float>", output.ProbabilitiesParameter,
            Document(output, $"Receives {output.Batch}{(output.Loss?.Probabilities is { } function ? $"; {function.Result}" : "")}.")))]),
        Summary = surface.Outputs.Count == 1
            ? $"/// <summary>{surface.Outputs[0].Loss?.Probabilities?.Summary}</summary>"
            : "/// <summary>Computes the outputs, those that are logits as probabilities.</summary>",
        Details = SamplesDocument,
    };

    private Member Forward => new(MemberKind.Method, "Forward", "void")
    {
        Needs = NetworkTraits.CallersLoss,
        Parameters = new([.. Inputs(), .. Outputs()]),
        Summary = """
            /// <summary>
            /// Computes the outputs of a batch in training mode. With them the caller computes a loss of its own, and the gradient of that by each
            /// output, for <c>Backward</c>.
            /// </summary>
            """,
        Details = BatchDocument,
    };

    private Member Backward => new(MemberKind.Method, "Backward", Result)
    {
        Needs = NetworkTraits.CallersLoss,
        Parameters = new(
        [
            .. surface.Outputs.Select(output => new MemberParameter(
                $"{Types.ReadOnlySpan}<float>", output.GradientParameter, Document(output, $"{output.Batch}: the gradient of the loss by each output."))),
            new("float", "loss", "The loss, which the result tells to policies and reports.", "0f"),
        ]),
        Summary = """
            /// <summary>
            /// Runs the backward pass of the batch that the last call of <c>Forward</c> computed, and leaves the gradients in
            /// <see cref="Gradients"/>. Parameters don't change.
            /// </summary>
            """,
        Details = $"""
            {ResultDocument}
            /// <exception cref="global::System.ArgumentException">A length is another than that of the outputs; nothing was written.</exception>
            /// <exception cref="global::System.InvalidOperationException">
            /// The last pass was no call of <c>Forward</c>, or the weights have changed since, or another call uses the network, or it is a reader.
            /// </exception>
            /// <exception cref="global::System.ObjectDisposedException">The network was disposed.</exception>
            """,
    };

    private Member Evaluate => new(MemberKind.Method, "Evaluate", "float")
    {
        Needs = NetworkTraits.OwnLoss,
        Parameters = new([.. Inputs(), .. Targets(), .. Outputs(), Weights]),
        Summary = "/// <summary>Computes the outputs of a batch and their loss in inference mode.</summary>",
        Details = $"""
            /// <returns>The mean loss of the batch.</returns>
            {BatchDocument}
            """,
    };

    private Member ComputeGradients => new(MemberKind.Method, "ComputeGradients", Result)
    {
        Needs = NetworkTraits.OwnLoss,
        Parameters = new([.. Inputs(), .. Targets(), Weights]),
        Summary = $"""
            /// <summary>
            /// Runs the forward and the backward pass of a batch in training mode and leaves the gradients in
            /// <see cref="Gradients"/>. Parameters don't change{((surface.Traits & NetworkTraits.Statistics) == 0 ? "" : "; <see cref=\"Statistics\"/> do, if the loss and every gradient are finite")}.
            /// </summary>
            """,
        Details = $"""
            {ResultDocument}
            {BatchDocument}
            """,
    };

    private Member CopyTrainingOutputs => new(MemberKind.Method, "CopyTrainingOutputs", "void")
    {
        Parameters = new([.. Outputs(", of its batch")]),
        Summary = """
            /// <summary>
            /// Copies the outputs that the last call of <c>ComputeGradients</c> has computed, in training mode. They stay until another pass.
            /// </summary>
            """,
        Details = """
            /// <exception cref="global::System.ArgumentException">The length is another; nothing was written.</exception>
            /// <exception cref="global::System.InvalidOperationException">
            /// The last pass was no training pass, or another call uses the network, or it is a reader.
            /// </exception>
            /// <exception cref="global::System.ObjectDisposedException">The network was disposed.</exception>
            """,
    };

    private IEnumerable<MemberParameter> Inputs(string more = "") => surface.Inputs.Select(input => new MemberParameter(
        input.Type, input.Parameter, input.Batch.Length == 0 ? "" : $"{input.Batch}{more}.")).Concat(Lengths);

    private IEnumerable<MemberParameter> Lengths => surface.Inputs.Where(input => input.HasLengths).Take(1).Select(input => new MemberParameter(
        $"{Types.ReadOnlySpan}<int>", InputSurface.Lengths,
        input.Shape is { } shape ? $"<c>[batch]</c>: how many steps each sample has, in [1, {shape.Sizes[0]}]. What is beyond them may be anything." : ""));

    private IEnumerable<MemberParameter> Outputs(string more = "") => surface.Outputs.Select(output => new MemberParameter(
        $"{Types.Span}<float>", output.Parameter,
        Document(output, $"Receives {output.Batch}{(output.Loss?.TakesLogits == true ? ", the logits" : "")}{more}.")));

    private IEnumerable<MemberParameter> Targets() => surface.Outputs.Where(output => output.HasTargets).Select(output => new MemberParameter(
        output.TargetType, output.TargetParameter, output.Shape is { } shape && output.Loss is { } loss ? loss.DescribeTargets(shape) : ""));

    private static string Document(OutputSurface output, string text) => output.Shape is null ? "" : text;
}
