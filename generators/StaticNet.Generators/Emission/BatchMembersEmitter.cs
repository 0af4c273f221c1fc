using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Emits the members of the network's interface, which take a batch of any network: they check that it is one of this network's and call the members of the class,
/// typed for its inputs, outputs and targets.
/// </summary>
/// <param name="writer">The source.</param>
/// <param name="plan">The network.</param>
internal sealed class BatchMembersEmitter(SourceWriter writer, NetworkPlan plan)
{
    private const string Batch = $"{Types.Runtime}Batch batch";
    private const string Outputs = $"{Types.Span}<float> outputs";
    private const string Result = $"{Types.Runtime}GradientResult";

    private readonly Signature _signature = new(plan);

    // The targets of outputs without a loss aren't asked for, so they are numbered among those that have one.
    private string Targets => string.Join(", ", _signature.Targets.Select((output, index) => $"batch.{(output.TakesLabels ? "GetLabels" : "GetValues")}({index})"));

    private string Inputs => string.Join(", ", _signature.Inputs.Select((input, index) => $"batch.{(input.IsInteger ? "GetTokens" : "GetInput")}({index})"));

    private bool HasOneOutput => _signature.Outputs.Count == 1;

    private string OutputSpans => HasOneOutput ? "outputs" : string.Join(", ", Slices());

    /// <summary>Writes them.</summary>
    public void Emit()
    {
        writer.Line();
        writer.Line($"{Types.Services}NetworkMemory {Types.Runtime}INetwork.Memory => _memory;");
        EmitPass("void", "Predict", $"{Batch}, {Outputs}", hasTargets: false, $"Predict({Inputs}, {OutputSpans});");
        if (plan.Graph.HasCallersLoss)
        {
            string fail = $"throw {Types.Services}NetworkGuard.WithoutLoss(Architecture);";
            EmitMember("float", "Evaluate", $"{Batch}, {Outputs}", fail);
            EmitMember(Result, "ComputeGradients", Batch, fail);
            EmitPass("void", "Forward", $"{Batch}, {Outputs}", hasTargets: false, $"Forward({Inputs}, {OutputSpans});");
            if (!HasOneOutput)
                EmitOutputMember(Result, "Backward", $"{Types.ReadOnlySpan}<float> outputs, float loss", $"return Backward({OutputSpans}, loss);");
        }
        else
        {
            EmitPass("float", "Evaluate", $"{Batch}, {Outputs}", hasTargets: true, $"return Evaluate({Inputs}, {Targets}, {OutputSpans}, batch.SampleWeights);");
            EmitPass(Result, "ComputeGradients", Batch, hasTargets: true, $"return ComputeGradients({Inputs}, {Targets}, batch.SampleWeights);");
        }

        if (!HasOneOutput)
            EmitOutputMember("void", "CopyTrainingOutputs", Outputs, $"CopyTrainingOutputs({OutputSpans});");
    }

    private void EmitPass(string result, string name, string parameters, bool hasTargets, string call)
    {
        bool slices = !HasOneOutput && name != "ComputeGradients";
        string check = $"{Types.Services}NetworkGuard.CheckBatch(batch, Architecture, hasTargets: {(hasTargets ? "true" : "false")});";
        EmitMember(
            result, name, parameters,
            slices ? $"int samples = {check}" : check,
            slices ? $"{Types.Services}NetworkGuard.CheckOutputs(outputs, samples, {_signature.OutputLength});" : null,
            call);
    }

    private void EmitOutputMember(string result, string name, string parameters, string call) => EmitMember(
        result, name, parameters, $"int samples = {Types.Services}NetworkGuard.CheckOutputBlocks(outputs, {_signature.OutputLength});", call);

    private void EmitMember(string result, string name, string parameters, params string?[] lines)
    {
        writer.Line();
        using (writer.Block($"{result} {Types.Runtime}INetwork.{name}({parameters})"))
            foreach (string? line in lines)
                if (line is not null)
                    writer.Line(line);
    }

    private IEnumerable<string> Slices()
    {
        int start = 0;
        foreach (var output in _signature.Outputs)
        {
            yield return $"outputs.Slice(samples * {start}, samples * {output.Length})";
            start += output.Length;
        }
    }
}
