using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Emits the members of the network's interface, which take a batch of any network: they check that it is one of this network's and call the members of the class,
/// typed for its inputs, outputs and targets.
/// </summary>
/// <param name="writer">The source.</param>
/// <param name="members">Writes members of the table.</param>
/// <param name="plan">The network.</param>
/// <param name="signature">Its inputs, outputs and targets.</param>
internal sealed class BatchMembersEmitter(SourceWriter writer, MemberWriter members, NetworkPlan plan, Signature signature)
{
    // The targets of outputs without a loss aren't asked for, so they are numbered among those that have one.
    private string Targets => string.Join(", ", signature.Targets.Select((output, index) => $"batch.{(output.TakesLabels ? "GetLabels" : "GetValues")}({index})"));

    private string Inputs => string.Join(", ", signature.Inputs.Select((input, index) => $"batch.{(input.IsInteger ? "GetTokens" : "GetInput")}({index})"))
        + (signature.Steps is null ? "" : ", batch.Lengths");

    private bool HasOneOutput => signature.Outputs.Count == 1;

    private string OutputSpans => HasOneOutput ? "outputs" : string.Join(", ", Slices());

    /// <summary>Writes them.</summary>
    public void Emit()
    {
        members.Write("INetwork.Memory", "_memory");
        EmitPass("Predict", hasTargets: false, $"Predict({Inputs}, {OutputSpans});");
        if (plan.Graph.HasCallersLoss)
        {
            string fail = $"throw {Types.Services}NetworkGuard.WithoutLoss(Architecture);";
            EmitMember("Evaluate", fail);
            EmitMember("ComputeGradients", fail);
        }
        else
        {
            EmitPass("Evaluate", hasTargets: true, $"return Evaluate({Inputs}, {Targets}, {OutputSpans}, batch.SampleWeights);");
            EmitPass("ComputeGradients", hasTargets: true, $"return ComputeGradients({Inputs}, {Targets}, batch.SampleWeights);");
        }

        EmitPass("Forward", hasTargets: false, $"Forward({Inputs}, {OutputSpans});");
        EmitOutputMember("Backward", $"return Backward({OutputSpans}, loss);");
        EmitOutputMember("CopyTrainingOutputs", $"CopyTrainingOutputs({OutputSpans});");
    }

    private void EmitPass(string name, bool hasTargets, string call)
    {
        bool slices = !HasOneOutput && name != "ComputeGradients";
        bool isPlain = HasOneOutput && signature.Inputs is [{ IsInteger: false, Value.HasLengths: false }];
        string check = $"{Types.Services}NetworkGuard.{(isPlain ? "CheckPlainBatch" : "CheckBatch")}(batch, Architecture, hasTargets: {(hasTargets ? "true" : "false")});";
        EmitMember(
            name,
            slices ? $"int samples = {check}" : check,
            slices ? $"{Types.Services}NetworkGuard.CheckOutputs(outputs, samples, {signature.OutputLength});" : null,
            call);
    }

    private void EmitOutputMember(string name, string call) => EmitMember(
        name, $"int samples = {Types.Services}NetworkGuard.CheckOutputBlocks(outputs, {signature.OutputLength});", call);

    private void EmitMember(string name, params string?[] lines) => members.Write($"INetwork.{name}", () =>
    {
        foreach (string? line in lines)
            if (line is not null)
                writer.Line(line);
    });

    private IEnumerable<string> Slices()
    {
        int start = 0;
        foreach (var output in signature.Outputs)
        {
            yield return $"outputs.Slice(samples * {start}, samples * {output.Length})";
            start += output.Length;
        }
    }
}
